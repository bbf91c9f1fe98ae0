// What a user may set for Google Cloud Secret Manager, and the address that follows from it.

import * as z from 'zod';
import { found, type Result, refused } from '../../store';
import { type Endpoint, endpointOf } from '../../support/cloud/endpoint';
import { productionSetting } from '../../support/production';
import { projectForm } from './names';

export interface Settings {
  readonly project?: string;
  readonly endpoint: Endpoint;
  /** Of a regional endpoint: its secrets are named with it. */
  readonly location?: string;
  readonly instanceMetadata: boolean;
}

export const googleDomains = ['googleapis.com'] as const;
const ordinary = 'https://secretmanager.googleapis.com';
const regional = /^secretmanager\.([a-z0-9-]{1,63})\.rep\.googleapis\.com$/;

export const settingsForm = () =>
  z.strictObject({
    project: z
      .string()
      .regex(projectForm)
      .optional()
      .describe('Project whose secrets are listed; without it the one of the environment or of the gcloud login.'),
    endpoint: z
      .string()
      .optional()
      .describe('Another address of the service: a regional one below googleapis.com, or a server on this machine.'),
    instanceMetadata: z
      .boolean()
      .optional()
      .describe('On a machine in Google Cloud: let its metadata server log in when no other login is found.'),
    production: productionSetting(),
  });

export function readSettings(given: Readonly<Record<string, unknown>>): Result<Settings> {
  const parsed = settingsForm().safeParse(given);
  if (!parsed.success) return refused('misconfigured', 'The settings of Google Cloud Secret Manager are not valid.');
  const { project, instanceMetadata = false } = parsed.data;
  const endpoint = endpointOf(parsed.data.endpoint ?? ordinary, googleDomains);
  if (!endpoint) {
    return refused('misconfigured', 'The endpoint must be https below googleapis.com, or a server on this machine.');
  }
  const location = regional.exec(endpoint.host)?.[1];
  return found({
    endpoint,
    instanceMetadata,
    ...(project !== undefined && { project }),
    ...(location !== undefined && { location }),
  });
}
