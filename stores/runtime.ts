// All of the stores as one piece that is loaded when a store is first used; a bundle of its own.

export { askWindows } from './editor/ask';
export { all as kinds } from './index';
export { createHttp } from './support/http';
export { externalSecret } from './support/k8s/external-secret';
export { fingerprintOf, sealManifest } from './support/k8s/seal';
export { fetchCertificate } from './support/k8s/seal-certificate';
export { exportAge, importAge } from './support/local/age';
export { createRunner } from './support/program';
export { createRedactor } from './support/redact';
export { createValueCache } from './support/value-cache';
export { createApprovals } from './use/approvals';
export { createStores, storesSchema, wantsMetadata } from './use/configured';
export { readLayers } from './use/env-layers';
export { approve, fetchApproved, resolveVariables } from './use/resolve';
export { abandon, createJournal, pendingValue, promote, retireOld, stage } from './use/rotation';
