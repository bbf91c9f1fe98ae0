// Where credentials come from, in the order of AWS's own tools: environment, profile, web identity, and, if wanted, the machine.

import { found, refused } from '../../../store';
import { consoleLogin } from './console-login';
import { machineCredentials } from './instance';
import { processCredentials } from './process';
import type { Section } from './profiles';
import { assumeRole, assumeRoleWithWebIdentity } from './role';
import { singleSignOn } from './single-sign-on';
import { type AwsCredentials, credentialsOf, type Source, type Surroundings } from './sources';

/** `named`: the profile that settings or environment name; it comes before keys in the environment then. */
export async function findCredentials(named: string | undefined, surroundings: Surroundings): Source {
  const { env } = surroundings.host;
  const fromEnvironment = environmentCredentials(surroundings);
  if (named === undefined && fromEnvironment) return found(fromEnvironment);
  const profile = surroundings.profiles.profiles.get(named ?? 'default');
  const source = profile && sourceOf({ name: named ?? 'default', profile, visited: [] }, surroundings);
  if (source) return source();
  if (named !== undefined)
    return refused('misconfigured', 'The AWS profile does not exist, or says nothing of a login.');
  const { AWS_WEB_IDENTITY_TOKEN_FILE: tokenFile, AWS_ROLE_ARN: role, AWS_ROLE_SESSION_NAME: session } = env;
  if (tokenFile && role) return assumeRoleWithWebIdentity({ tokenFile, role, session }, surroundings);
  const isContainer = env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI || env.AWS_CONTAINER_CREDENTIALS_FULL_URI;
  if (surroundings.instanceMetadata) return machineCredentials(isContainer ? 'container' : 'instance', surroundings);
  return refused('login-needed', 'There is no AWS login. Run “aws configure sso” or “aws configure” in a terminal.');
}

function environmentCredentials({ host: { env } }: Surroundings): AwsCredentials | undefined {
  return credentialsOf({
    id: env.AWS_ACCESS_KEY_ID,
    secret: env.AWS_SECRET_ACCESS_KEY,
    token: env.AWS_SESSION_TOKEN,
    expiration: env.AWS_CREDENTIAL_EXPIRATION,
  });
}

interface Step {
  readonly name: string;
  readonly profile: Section;
  /** Profiles that led here, so that a circle ends. */
  readonly visited: readonly string[];
}

/** Undefined when the profile says nothing of a login. */
function sourceOf(step: Step, surroundings: Surroundings): (() => Source) | undefined {
  const { name, profile, visited } = step;
  const stored = credentialsOf({
    id: profile.get('aws_access_key_id'),
    secret: profile.get('aws_secret_access_key'),
    token: profile.get('aws_session_token'),
  });
  if (stored && visited.length > 0) return async () => found(stored);
  const role = profile.get('role_arn');
  if (role !== undefined && (profile.has('source_profile') || profile.has('credential_source')))
    return () => roleOf(step, surroundings);
  if (stored) return async () => found(stored);
  const tokenFile = profile.get('web_identity_token_file');
  if (role !== undefined && tokenFile !== undefined)
    return () =>
      assumeRoleWithWebIdentity(
        { tokenFile, role, session: profile.get('role_session_name'), region: profile.get('region') },
        surroundings,
      );
  const program = profile.get('credential_process');
  if (program !== undefined) return () => processCredentials(program, surroundings);
  if (profile.has('sso_session') || profile.has('sso_start_url')) return () => singleSignOn(profile, surroundings);
  return profile.has('login_session') ? () => consoleLogin(name, surroundings) : undefined;
}

async function roleOf({ name, profile, visited }: Step, surroundings: Surroundings): Source {
  const source = await sourceOfRole({ name, profile, visited }, surroundings);
  return source.ok ? assumeRole(profile, source.value, surroundings) : source;
}

async function sourceOfRole({ name, profile, visited }: Step, surroundings: Surroundings): Source {
  const wrong = () => refused('misconfigured', 'The AWS profile takes a role from a source that does not exist.');
  const other = profile.get('source_profile');
  if (other !== undefined) {
    if (visited.includes(other)) return wrong();
    const section = surroundings.profiles.profiles.get(other);
    const source =
      section && sourceOf({ name: other, profile: section, visited: [...visited, name, other] }, surroundings);
    return source?.() ?? wrong();
  }
  const kind = profile.get('credential_source');
  if (kind === 'Ec2InstanceMetadata') return machineCredentials('instance', surroundings);
  if (kind === 'EcsContainer') return machineCredentials('container', surroundings);
  const fromEnvironment = kind === 'Environment' ? environmentCredentials(surroundings) : undefined;
  return fromEnvironment ? found(fromEnvironment) : wrong();
}
