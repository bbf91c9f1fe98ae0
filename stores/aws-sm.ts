// AWS Secrets Manager: secrets of an account and region, with AWS's own profiles and logins.

import { setTimeout } from 'node:timers/promises';
import { settingsForm } from './parts/aws/settings';
import { openStore } from './parts/aws/store';
import type { Sleep } from './parts/aws/types';
import type { StoreKind } from './store';

const awsSecretsManager: StoreKind = {
  id: 'aws-sm',
  title: 'AWS Secrets Manager',
  detail: 'Secrets of an AWS account, with your AWS profiles',
  scheme: 'aws-sm',
  nameForm: 'name#field',
  opens: 'settings',
  says: {
    auth: 'AWS profiles, single sign-on, roles, environment',
    read: 'yes, also JSON fields and versions',
    write: 'yes',
    rotate: 'yes, staged or AWS’s own',
    list: 'yes',
  },
  settings: settingsForm,
  open: ({ settings }, host) => openStore({ settings, host, sleep, load }),
};
export default awsSecretsManager;

/** The SDK is a bundle of its own: only those who use it wait for it. */
const load = async () => (await import('./parts/aws/client')).createAwsClient;

const sleep: Sleep = (milliseconds, signal) =>
  setTimeout(milliseconds, undefined, { ...(signal && { signal }) }).catch(() => undefined);
