// The metadata of a new file, as text in each format, in the order in which SOPS itself writes them.

import { quotedKey } from '../text/edit';
import { type ParsedText, spliced } from '../text/tree';
import type { CreationRule } from './creation-rules';

export interface NewMetadata {
  /** Armoured. */
  readonly stanzas: readonly { readonly recipient: string; readonly enc: string }[];
  readonly lastModified: string;
  readonly mac: string;
  readonly created: CreationRule;
}

/** Of the format: newer programs read it, and older ones are told. */
const version = '3.9.0';

type Field = readonly [name: string, value: string | true];

const fieldsOf = ({ lastModified, mac, created }: NewMetadata): readonly Field[] => {
  const rule: Field = [created.rule.kind, created.rule.text];
  const only: readonly Field[] = created.macOnlyEncrypted ? [['mac_only_encrypted', true]] : [];
  const isBefore = rule[0] < 'lastmodified';
  return [
    ...(isBefore ? [rule] : []),
    ['lastmodified', lastModified],
    ['mac', mac],
    ...only,
    ...(isBefore ? [] : [rule]),
    ['version', version],
  ];
};

/** The text with its metadata at the end; undefined where there is no place for them. */
export function withMetadata(parsed: ParsedText, metadata: NewMetadata): string | undefined {
  const [root] = parsed.roots;
  if (!root || root.items.length === 0) return undefined;
  if (parsed.format === 'json') return inJson(parsed, metadata);
  if (root.isFlow) return undefined;
  const text = parsed.text.endsWith('\n') ? parsed.text : `${parsed.text}\n`;
  const lines = parsed.format === 'yaml' ? yamlLines(metadata) : dotenvLines(metadata);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  return text + lines.map((line) => line + lineEnd).join('');
}

const yamlLines = (metadata: NewMetadata): readonly string[] => [
  'sops:',
  '    age:',
  ...metadata.stanzas.flatMap(({ enc, recipient }) => [
    '        - enc: |',
    ...enc
      .trimEnd()
      .split('\n')
      .map((line) => `            ${line}`),
    `          recipient: ${recipient}`,
  ]),
  ...fieldsOf(metadata).map(([name, value]) => {
    const isPlain = value === true || /^(?:ENC\[|_?[a-z]+$|3\.)/.test(value);
    return `    ${name}: ${isPlain ? value : quotedKey(value)}`;
  }),
];

/** Line ends become `\n`, which is how SOPS writes them in env files. */
const dotenvLines = (metadata: NewMetadata): readonly string[] => [
  ...metadata.stanzas.flatMap(({ enc, recipient }, index) => [
    `sops_age__list_${index}__map_enc=${enc.replaceAll('\n', '\\n')}`,
    `sops_age__list_${index}__map_recipient=${recipient}`,
  ]),
  ...fieldsOf(metadata).map(([name, value]) => `sops_${name}=${value}`),
];

function inJson({ text, roots }: ParsedText, metadata: NewMetadata): string {
  const last = roots[0]!.items.at(-1)!;
  const space = /\s*$/.exec(text.slice(0, last.keySpan.start))![0];
  const block = {
    age: metadata.stanzas.map(({ enc, recipient }) => ({ enc, recipient })),
    ...Object.fromEntries(fieldsOf(metadata)),
  };
  const indent = space.includes('\n') ? space.slice(space.lastIndexOf('\n') + 1) : '';
  const written = JSON.stringify(block, null, indent === '' ? undefined : indent).replaceAll('\n', `\n${indent}`);
  const end = last.value.span.end;
  return spliced(text, [{ start: end, end, text: `,${space || ' '}"sops": ${written}` }]);
}
