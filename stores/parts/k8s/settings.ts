// What a user may set for Kubernetes: which kubeconfig, and which of its contexts.

import { isAbsolute } from 'node:path';
import * as z from 'zod';
import { found, type Result, refused, type StorePlace } from '../../store';
import { productionSetting } from '../../support/production';

export interface KubeSettings {
  readonly kubeconfig?: string;
  readonly contexts?: readonly string[];
  readonly production?: boolean;
  readonly instanceMetadata?: boolean;
}

export const settingsForm = () =>
  z.strictObject({
    kubeconfig: z
      .string()
      .max(4096)
      .refine(isAbsolute)
      .optional()
      .describe(
        'Absolute path of the kubeconfig. Without it KUBECONFIG counts, else `.kube/config` in the home folder.',
      ),
    contexts: z
      .array(z.string().min(1).max(1000))
      .min(1)
      .max(1000)
      .optional()
      .describe('Contexts of the kubeconfig that may be used. Without it all of them.'),
    production: productionSetting(),
    instanceMetadata: z
      .boolean()
      .optional()
      .describe('Inside a pod, also use its service account, as the context `in-cluster`.'),
  });

export function readSettings({ settings }: StorePlace): Result<KubeSettings> {
  const read = settingsForm().safeParse(settings);
  if (read.success) return found(read.data);
  return refused(
    'misconfigured',
    'The settings of this Kubernetes store are wrong: it takes an absolute `kubeconfig`, `contexts`, `production` and `instanceMetadata`.',
  );
}
