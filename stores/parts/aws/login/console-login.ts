// `login_session`: what `aws login` left. Its renewal needs proofs of possession, which are left to the SDK; the folder of its
// cache is the one of the process (`AWS_LOGIN_CACHE_DIRECTORY`), the network is the wrapper's.

import { fromLoginCredentials } from '@aws-sdk/credential-provider-login';
import { found, refused } from '../../../store';
import { sdkConfig } from '../transport';
import { credentialsOf, type Source, type Surroundings } from './sources';

export async function consoleLogin(profile: string, { host, profiles }: Surroundings): Source {
  const provider = fromLoginCredentials({
    profile,
    configFilepath: profiles.configFile,
    filepath: profiles.credentialsFile,
    ignoreCache: true,
    clientConfig: sdkConfig(host),
  });
  const said = await provider().catch(() => undefined);
  const credentials =
    said &&
    credentialsOf({
      id: said.accessKeyId,
      secret: said.secretAccessKey,
      token: said.sessionToken,
      expiration: said.expiration,
    });
  return credentials
    ? found(credentials)
    : refused('login-needed', 'The AWS login has expired. Run “aws login” for the profile.');
}
