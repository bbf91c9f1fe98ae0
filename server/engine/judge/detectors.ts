// The hand-written detectors; their order means nothing, overlaps are resolved by specificity.

import type { Detector } from '../detector';
import { connectionString } from './find/connection-string';
import { generic } from './find/generic';
import { httpCredentials } from './find/http-credentials';
import { jwt } from './find/jwt';
import { privateKey } from './find/private-key';
import { urlPassword } from './find/url-password';

export const detectors: readonly Detector[] = [
  privateKey,
  jwt,
  urlPassword,
  connectionString,
  httpCredentials,
  generic,
];
