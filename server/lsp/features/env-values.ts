// Where the values of an env document stand: what the client masks, and where it puts a generated one.

import { type EnvValuesParams, type EnvValuesResult, envValuesRequest } from '../../../protocol/messages';
import type { Span } from '../../dotenv/parse';
import { envHome } from '../../dotenv/place';
import { envValues, insertionFor } from '../../dotenv/values';
import { isPlaceholder } from '../../engine/judge/placeholder';
import { rangesIn } from '../convert';
import type { Feature } from '../feature';
import type { Session } from '../session';

const feature: Feature = {
  id: 'env-values',
  register: (on, session) => {
    on.request<EnvValuesParams, EnvValuesResult | null>(envValuesRequest, null, ({ uri }) => answer(session, uri));
  },
};

async function answer({ documents, host, around }: Session, uri: string): Promise<EnvValuesResult | null> {
  const open = documents.get(uri);
  const text = open ? String(open.text) : await host.read(uri);
  if (text === undefined) return null;
  const version = open?.version ?? null;
  const toRange = rangesIn({ text, version });
  const range = ({ start, end }: Span) => toRange(start, end);
  const { folderUri: rootUri, settings } = await around.of(uri);
  const { exampleUri, exampleExists } = await envHome(host, uri, { rootUri, examples: settings['env.examples'] });
  const example = exampleExists && exampleUri !== uri ? await host.read(exampleUri) : undefined;
  const { offset, before, after } = insertionFor(text, '', []);
  return {
    version,
    values: envValues(text, { isPlaceholder, ...(example === undefined ? {} : { example }) }).map((value) => ({
      key: value.key,
      range: range(value.written),
      masks: value.masks.map(range),
      sensitive: value.sensitive,
    })),
    insertion: { position: toRange(offset, offset).start, before, after },
  };
}

export default feature;
