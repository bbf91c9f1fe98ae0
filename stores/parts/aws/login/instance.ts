// Credentials of the machine or container that we run on, only where the user wants that. The SDK's own code asks for them:
// here, and only here, `process.env` counts and the network is not the wrapper's.

import { fromHttp } from '@aws-sdk/credential-provider-http';
import { fromContainerMetadata, fromInstanceMetadata } from '@smithy/credential-provider-imds';
import { found, refused } from '../../../store';
import { credentialsOf, type Source, type Surroundings } from './sources';

export type Machine = 'container' | 'instance';

export async function machineCredentials(machine: Machine, { instanceMetadata }: Surroundings): Source {
  if (!instanceMetadata)
    return refused(
      'login-needed',
      'No AWS login was found, and the machine is not asked for one: see instanceMetadata.',
    );
  for (const provider of machine === 'container' ? [fromHttp(), fromContainerMetadata()] : [fromInstanceMetadata()]) {
    const said = await provider().catch(() => undefined);
    const credentials =
      said &&
      credentialsOf({
        id: said.accessKeyId,
        secret: said.secretAccessKey,
        token: said.sessionToken,
        expiration: said.expiration,
      });
    if (credentials) return found(credentials);
  }
  return refused('login-needed', 'The machine gives no AWS credentials.');
}
