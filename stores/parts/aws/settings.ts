// What a user may say about a place in AWS, and what is known of it before anything is read.

import * as z from 'zod';
import type { StoreHost } from '../../host';
import { found, type Result, refused } from '../../store';
import { productionSetting } from '../../support/production';

export interface AwsSettings {
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly instanceMetadata?: boolean | undefined;
  readonly production?: boolean | undefined;
}

type Env = StoreHost['env'];

let schema: z.ZodType<AwsSettings> | undefined;

/** Made on first use. */
export function settingsForm(): z.ZodType<AwsSettings> {
  schema ??= z.strictObject({
    profile: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('Profile of ~/.aws/config; else AWS_PROFILE, else default.'),
    region: z.string().refine(isRegion).optional().describe('Region; else AWS_REGION, else the one of the profile.'),
    endpoint: z
      .string()
      .refine(isEndpoint)
      .optional()
      .describe('Address to use instead of the region’s own, for instance of a VPC endpoint or an emulator.'),
    instanceMetadata: z
      .boolean()
      .optional()
      .describe('Whether credentials may be asked of the machine or container it runs on (default: no).'),
    production: productionSetting(),
  });
  return schema;
}

export function readSettings(settings: unknown): Result<AwsSettings> {
  const read = settingsForm().safeParse(settings);
  return read.success
    ? found(read.data)
    : refused('misconfigured', 'The settings of this AWS store are wrong: see profile, region and endpoint.');
}

/** It becomes part of a host name: nothing else may get in there. */
export const isRegion = (region: string): boolean => /^[a-z]{2,4}(?:-[a-z]{1,20}){1,3}-\d{1,2}$/.test(region);

/** Whether http is allowed there is up to the network wrapper. */
function isEndpoint(endpoint: string): boolean {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  return (
    url !== undefined && /^https?:$/.test(url.protocol) && url.username + url.password + url.search + url.hash === ''
  );
}

export const profileName = ({ profile }: AwsSettings, env: Env): string | undefined =>
  profile ?? (env.AWS_PROFILE || undefined);

/** Of the settings or the environment; the profile's comes after them. */
export const earlyRegion = ({ region }: AwsSettings, env: Env): string | undefined =>
  region ?? (env.AWS_REGION || env.AWS_DEFAULT_REGION || undefined);

export function placeInWords(settings: AwsSettings, env: Env): string {
  if (settings.endpoint !== undefined && isEndpoint(settings.endpoint)) return new URL(settings.endpoint).host;
  const profile = profileName(settings, env);
  const region = earlyRegion(settings, env);
  const parts = [region ?? 'the region of the profile', ...(profile === undefined ? [] : [`profile ${profile}`])];
  return `AWS, ${parts.join(', ')}`;
}

/** Page of a secret in the console; undefined where we know of none. */
export function consolePage(region: string, id: string): string | undefined {
  const origin = consoleOf(region);
  const query = `name=${encodeURIComponent(id)}&region=${region}`;
  return origin === undefined ? undefined : `${origin}/secretsmanager/secret?${query}`;
}

function consoleOf(region: string): string | undefined {
  if (!isRegion(region) || region.startsWith('us-iso') || region.startsWith('eu-iso')) return undefined;
  if (region.startsWith('cn-')) return `https://${region}.console.amazonaws.cn`;
  if (region.startsWith('us-gov-')) return 'https://console.amazonaws-us-gov.com';
  if (region.startsWith('eusc-')) return `https://${region}.console.amazonaws-eusc.eu`;
  return `https://${region}.console.aws.amazon.com`;
}
