// All of the stores as one piece that is loaded when a store is first used; a bundle of its own.

export { askWindows } from './editor/ask';
export { all as kinds } from './index';
export { externalSecret } from './parts/k8s/manifests/external-secret';
export { fingerprintOf, sealManifest } from './parts/k8s/manifests/seal';
export { fetchCertificate } from './parts/k8s/manifests/seal-certificate';
export { exportAge, importAge } from './parts/local/age';
export { createHttp } from './support/http';
export { createRunner } from './support/program';
export { createRedactor } from './support/redact';
export { createValueCache } from './support/value-cache';
export { createApprovals } from './use/approvals';
export { createStores, storesSchema, wantsMetadata } from './use/configured';
export { readLayers } from './use/env-layers';
export { approve, fetchApproved, resolveVariables } from './use/resolve';
export { abandon, createJournal, pendingValue, promote, retireOld, stage } from './use/rotation';
