// Roles: credentials of another source, a web identity token or a one-time code are exchanged for those of a role.

import { AssumeRoleCommand, AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/nested-clients/sts';
import { found, type Result, refused } from '../../../store';
import { readText } from '../../../support/read-text';
import { refusalOf, type Special } from '../problems';
import { isRegion } from '../settings';
import { sdkConfig } from '../transport';
import type { Section } from './profiles';
import { type AwsCredentials, credentialsOf, type Source, type Surroundings } from './sources';

export async function assumeRole(profile: Section, source: AwsCredentials, surroundings: Surroundings): Source {
  const device = profile.get('mfa_serial');
  const code = device === undefined ? found(undefined) : await oneTimeCode(surroundings);
  if (!code.ok) return code;
  const command = new AssumeRoleCommand({
    RoleArn: profile.get('role_arn'),
    RoleSessionName: profile.get('role_session_name') ?? sessionName(surroundings),
    ExternalId: profile.get('external_id'),
    DurationSeconds: Number.parseInt(profile.get('duration_seconds') ?? '3600', 10) || 3600,
    ...(device !== undefined && { SerialNumber: device, TokenCode: code.value }),
  });
  const region = profile.get('region');
  return ask(surroundings, { region, source, special: device === undefined ? {} : wrongCode }, (client) =>
    client.send(command),
  );
}

export interface WebIdentity {
  readonly tokenFile: string;
  readonly role: string;
  readonly session?: string | undefined;
  readonly region?: string | undefined;
}

export async function assumeRoleWithWebIdentity(identity: WebIdentity, surroundings: Surroundings): Source {
  const token = await readText(identity.tokenFile, { limit: 100_000 });
  if (!token.ok) return refused('misconfigured', 'The web identity token for AWS cannot be read.');
  const command = new AssumeRoleWithWebIdentityCommand({
    RoleArn: identity.role,
    RoleSessionName: identity.session ?? sessionName(surroundings),
    WebIdentityToken: token.value.trim(),
  });
  return ask(surroundings, { region: identity.region, special: identityOver }, (client) => client.send(command));
}

async function oneTimeCode({ host }: Surroundings): Promise<Result<string>> {
  const code = await host.askHidden('AWS asks for the one-time code of your MFA device.');
  return code === undefined || code.trim() === ''
    ? refused('login-needed', 'AWS asks for the one-time code of an MFA device, and none was given.')
    : found(code.trim());
}

const sessionName = ({ host }: Surroundings): string => `scabbard-${host.now()}`;

const wrongCode: Special = {
  AccessDenied: ['login-needed', 'AWS refuses the role or the one-time code. Try again with a new code.'],
};

const noIdentity = [
  'login-needed',
  'AWS does not take the web identity token: it has expired, or is another one’s.',
] as const;
const identityOver: Special = {
  InvalidIdentityToken: noIdentity,
  ExpiredToken: noIdentity,
  IDPRejectedClaim: noIdentity,
};

interface Asking {
  readonly region: string | undefined;
  readonly source?: AwsCredentials;
  readonly special: Special;
}

type Answer = Awaited<ReturnType<typeof send>>;
const send = (client: STSClient, command: AssumeRoleCommand) => client.send(command);

async function ask(
  { host, region: own }: Surroundings,
  { region = own, source, special }: Asking,
  call: (client: STSClient) => Promise<Pick<Answer, 'Credentials'>>,
): Source {
  if (!isRegion(region)) return refused('misconfigured', 'The region of the AWS profile is none.');
  const client = new STSClient({ ...sdkConfig(host), region, ...(source && { credentials: source }) });
  try {
    const { Credentials: said } = await call(client);
    const credentials =
      said &&
      credentialsOf({
        id: said.AccessKeyId,
        secret: said.SecretAccessKey,
        token: said.SessionToken,
        expiration: said.Expiration,
      });
    return credentials ? found(credentials) : refused('unreadable', 'AWS gave no credentials for the role.');
  } catch (error) {
    return refusalOf(error, special);
  } finally {
    client.destroy();
  }
}
