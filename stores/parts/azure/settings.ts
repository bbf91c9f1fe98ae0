// What a user may set for Azure Key Vault, and which hosts follow from it.

import * as z from 'zod';
import { found, type Result, refused } from '../../store';
import { type Endpoint, endpointOf } from '../../support/cloud/endpoint';
import { productionSetting } from '../../support/production';
import { vaultForm } from './names';

export interface Settings {
  readonly vault?: string;
  readonly tenant?: string;
  readonly cloud: Cloud;
  /** Of a server on this machine, which is the one vault then. */
  readonly endpoint?: Endpoint;
}

export interface Cloud {
  /** Vaults are below it, and it is what logins are for. */
  readonly domain: string;
  readonly portal: string;
  /** VS Code's own sign-in is for this one only. */
  readonly isPublic: boolean;
}

const clouds = {
  public: { domain: 'vault.azure.net', portal: 'https://portal.azure.com', isPublic: true },
  china: { domain: 'vault.azure.cn', portal: 'https://portal.azure.cn', isPublic: false },
  usgov: { domain: 'vault.usgovcloudapi.net', portal: 'https://portal.azure.us', isPublic: false },
} as const satisfies Readonly<Record<string, Cloud>>;

/** An id, or a domain of it. */
export const tenantForm =
  /^(?:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+)$/;

export const settingsForm = () =>
  z.strictObject({
    vault: z.string().regex(vaultForm).optional().describe('Name of the vault whose secrets are listed.'),
    tenant: z
      .string()
      .max(200)
      .regex(tenantForm)
      .optional()
      .describe('Tenant to log in to, an id or a domain; without it the one that the vault names.'),
    cloud: z
      .enum(['public', 'china', 'usgov'])
      .optional()
      .describe('Which Azure the vaults are in: public (unless set), china or usgov.'),
    endpoint: z
      .string()
      .optional()
      .describe('Address of a server on this machine that is used instead; it needs the name of its vault too.'),
    production: productionSetting(),
  });

export function readSettings(given: Readonly<Record<string, unknown>>): Result<Settings> {
  const parsed = settingsForm().safeParse(given);
  if (!parsed.success) return refused('misconfigured', 'The settings of Azure Key Vault are not valid.');
  const { vault, tenant, cloud = 'public', endpoint: address } = parsed.data;
  const endpoint = address === undefined ? undefined : endpointOf(address, []);
  if (address !== undefined && (!endpoint || vault === undefined)) {
    return refused('misconfigured', 'An endpoint must be a server on this machine, with the name of its vault.');
  }
  return found({
    cloud: clouds[cloud],
    ...(vault !== undefined && { vault: vault.toLowerCase() }),
    ...(tenant !== undefined && { tenant }),
    ...(endpoint && { endpoint }),
  });
}
