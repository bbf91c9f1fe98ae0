// The shape of a kubeconfig, as far as we follow it. Whatever else is in the file is left alone.

import * as z from 'zod';

/** Built when a kubeconfig is read, not when the extension starts. */
export function kubeconfigSchema() {
  // Numbers stay text when the file is parsed, so that a token or a name of digits is kept as it was written.
  const name = z.union([z.string(), z.boolean()]).transform(String);
  const text = name.nullish().transform((value) => (value === '' || value === null ? undefined : value));
  const flag = text.transform((value) => value === 'true');
  const strings = z
    .array(z.string())
    .nullish()
    .transform((value) => value ?? []);

  const cluster = z.looseObject({
    server: text,
    'certificate-authority': text,
    'certificate-authority-data': text,
    'insecure-skip-tls-verify': flag,
    'tls-server-name': text,
    'proxy-url': text,
    extensions: z.array(z.looseObject({ name: text, extension: z.unknown().optional() })).nullish(),
  });
  const plugin = z.looseObject({
    apiVersion: text,
    command: text,
    args: strings,
    env: z.array(z.looseObject({ name: z.string(), value: z.string() })).nullish(),
    interactiveMode: text,
    provideClusterInfo: flag,
  });
  const user = z.looseObject({
    token: text,
    tokenFile: text,
    'client-certificate': text,
    'client-certificate-data': text,
    'client-key': text,
    'client-key-data': text,
    username: text,
    password: text,
    as: text,
    'as-uid': text,
    'as-groups': strings,
    'as-user-extra': z.unknown().optional(),
    'auth-provider': z.unknown().optional(),
    exec: plugin.nullish(),
  });
  const context = z.looseObject({ cluster: text, user: text, namespace: text });

  return z.looseObject({
    'current-context': text,
    contexts: z.array(z.looseObject({ name, context: context.nullish() })).nullish(),
    clusters: z.array(z.looseObject({ name, cluster: cluster.nullish() })).nullish(),
    users: z.array(z.looseObject({ name, user: user.nullish() })).nullish(),
  });
}

export type KubeconfigFile = z.infer<ReturnType<typeof kubeconfigSchema>>;
export type ContextEntry = NonNullable<NonNullable<KubeconfigFile['contexts']>[number]['context']>;
export type ClusterEntry = NonNullable<NonNullable<KubeconfigFile['clusters']>[number]['cluster']>;
export type UserEntry = NonNullable<NonNullable<KubeconfigFile['users']>[number]['user']>;
export type PluginEntry = NonNullable<UserEntry['exec']>;
