// What each store says of its settings, as a JSON schema for the editor's completion and as tables for people.

import * as z from 'zod';
import { all as kinds } from '../../stores';
import type { StoreKind } from '../../stores/store';

interface Property {
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
}

/** As it is written, not as it is read: what has a default may be left out. */
function propertiesOf(kind: StoreKind): Readonly<Record<string, Property>> {
  const schema = kind.settings && (z.toJSONSchema(kind.settings(), { io: 'input' }) as { properties?: object });
  return { ...schema?.properties } as Record<string, Property>;
}

const configurable = kinds.filter(({ opens }) => opens === 'settings');

/** Of one entry of `scabbard.stores`: once its kind is written, what that kind knows is proposed and everything else marked. */
export function storeEntrySchema(): object {
  const kind = {
    type: 'string',
    enum: configurable.map(({ id }) => id),
    enumDescriptions: configurable.map(({ title, detail }) => `${title}: ${detail}.`),
    description: 'What kind of store it is.',
  };
  const cases = configurable.map((one) => ({
    if: { properties: { kind: { const: one.id } }, required: ['kind'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: { properties: { kind: true, ...propertiesOf(one) }, additionalProperties: false },
  }));
  return { type: 'object', properties: { kind }, required: ['kind'], allOf: cases };
}

/** Lines of a page. */
export const storeSettingsTable = (): readonly string[] => [
  '| store | setting | what it says |',
  '| --- | --- | --- |',
  ...configurable.flatMap((kind) =>
    Object.entries(propertiesOf(kind)).map(
      ([name, { description = '', ...form }]) =>
        `| \`${kind.id}\` | \`${name}\` (${formOf(form)}) | ${description.replaceAll('|', '\\|')} |`,
    ),
  ),
];

const formOf = ({ type = 'any', enum: choices }: Property): string =>
  choices ? choices.map((one) => `\`${String(one)}\``).join(', ') : type;
