// The hand-written detectors; their order means nothing, overlaps are resolved by specificity.

import type { Detector } from '../detector';
import { commandPassword } from './find/commands/command-password';
import { encoded } from './find/encoded';
import { generic } from './find/generic';
import { httpHeaders } from './find/http/headers';
import { jwt } from './find/jwt';
import { bareKey } from './find/keys/bare-key';
import { jwk } from './find/keys/jwk';
import { keyPair } from './find/keys/key-pair';
import { privateKey } from './find/keys/private-key';
import { lists } from './find/lists';
import { mnemonic } from './find/mnemonic';
import { connectionString } from './find/urls/connection-string';
import { driverString } from './find/urls/driver-string';
import { urlPassword } from './find/urls/url-password';

export const detectors: readonly Detector[] = [
  privateKey,
  bareKey,
  jwk,
  keyPair,
  mnemonic,
  jwt,
  urlPassword,
  connectionString,
  driverString,
  httpHeaders,
  commandPassword,
  encoded,
  generic,
  lists,
];
