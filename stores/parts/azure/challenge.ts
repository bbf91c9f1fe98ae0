// What a vault answers to one who is not logged in: what the login must be for, and in which tenant.

import type { HttpAnswer } from '../../host';
import { found, type Result, refused } from '../../store';
import { urlOf } from '../../support/cloud/endpoint';
import { hostOf } from '../../support/http/target';
import { problemOfAnswer } from './problems';
import { type Settings, tenantForm } from './settings';

export interface Challenge {
  /** `https://vault.azure.net`, or that of another cloud. */
  readonly resource: string;
  readonly tenant?: string;
}

const loginHosts: ReadonlySet<string> = new Set([
  'login.microsoftonline.com',
  'login.windows.net',
  'login.partner.microsoftonline.cn',
  'login.chinacloudapi.cn',
  'login.microsoftonline.us',
]);

/**
 * A server could ask for a login to something else and use it there. It gets one for vaults of the cloud that is set, and only
 * if it is below that cloud's domain itself (or on this machine, as the settings say).
 */
export function readChallenge(answer: HttpAnswer, origin: string, settings: Settings): Result<Challenge> {
  if (answer.status !== 401) return answer.status >= 400 ? problemOfAnswer(answer) : noChallenge();
  const { resource, scope, authorization } = parametersOf(answer.headers['www-authenticate'] ?? '');
  const wanted = urlOf(resource ?? scope?.replace(/\/\.default$/, '') ?? '');
  const login = urlOf(authorization ?? '');
  if (!wanted || !login) return noChallenge();
  const { domain } = settings.cloud;
  const isOurs = wanted.origin === `https://${domain}`;
  const isThere = settings.endpoint !== undefined || hostOf(new URL(origin)).endsWith(`.${domain}`);
  if (!isOurs || !isThere || login.protocol !== 'https:' || !loginHosts.has(login.hostname)) {
    return refused('denied', 'The vault asks for a login to something else than itself. It was given none.');
  }
  const tenant = settings.tenant ?? login.pathname.split('/')[1] ?? '';
  return found({ resource: wanted.origin, ...(tenantForm.test(tenant) && { tenant }) });
}

const noChallenge = () => refused('unreadable', 'The vault does not ask for a login as Azure Key Vault does.');

function parametersOf(header: string): Readonly<Partial<Record<string, string>>> {
  if (!/^Bearer\s/i.test(header)) return {};
  const all = [...header.matchAll(/([A-Za-z_]{1,40})="([^"]{0,2000})"/g)];
  return Object.fromEntries(
    all.map(([, name, value]) => [name === 'authorization_uri' ? 'authorization' : name, value]),
  );
}
