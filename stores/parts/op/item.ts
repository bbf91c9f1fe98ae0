// Items of 1Password as both of its interfaces write them, and which field of one a name means.

import * as z from 'zod';
import { formatName, parseName } from '../../../protocol/reference';
import { found, type Result, refused } from '../../store';

const fieldSchema = () =>
  z.looseObject({
    id: z.string(),
    type: z.string().nullish(),
    purpose: z.string().nullish(),
    label: z.string().nullish(),
    value: z.string().nullish(),
    section: z.looseObject({ id: z.string().nullish(), label: z.string().nullish() }).nullish(),
  });

/** What we know nothing of stays in it, so that it can be written back whole. */
export const itemSchema = () =>
  z.looseObject({
    id: z.string().regex(idForm),
    title: z.string().nullish(),
    category: z.string().nullish(),
    version: z.number().nullish(),
    updated_at: z.string().nullish(),
    updatedAt: z.string().nullish(),
    sections: z.array(z.looseObject({ id: z.string().nullish(), label: z.string().nullish() })).nullish(),
    fields: z.array(fieldSchema()).nullish(),
  });

export type Item = z.infer<ReturnType<typeof itemSchema>>;
export type Field = z.infer<ReturnType<typeof fieldSchema>>;

/** Of vaults and items. */
export const idForm = /^[a-z0-9]{26}$/;

export interface FieldName {
  readonly vault: string;
  readonly item: string;
  readonly section?: string;
  readonly field: string;
}

export function readName(text: string): Result<FieldName> {
  const { segments = [], field: behind } = parseName(text) ?? {};
  const [vault = '', item = '', third = '', fourth] = segments;
  const isName = (segments.length === 3 || segments.length === 4) && behind === undefined && segments.every(isPart);
  if (!isName) return refused('not-found', 'No field of 1Password can have this name.');
  return found(fourth === undefined ? { vault, item, field: third } : { vault, item, section: third, field: fourth });
}

/** Programs take one with a dash in front for an option, and none can hold a NUL; such things have ids. */
export const isPart = (text: string): boolean =>
  text !== '' && text !== '.' && text !== '..' && !text.startsWith('-') && !text.includes('\0') && text.length <= 500;

export const writeName = (...segments: readonly string[]): string => formatName({ segments });

/** Titles that stand for one thing alone; ids for the others. */
export function callNames<T extends { readonly id: string }>(all: readonly T[], titleOf: (one: T) => string) {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(titleOf(one), (counts.get(titleOf(one)) ?? 0) + 1);
  return all.map((one) => (isPart(titleOf(one)) && counts.get(titleOf(one)) === 1 ? titleOf(one) : one.id));
}

/** Undefined for fields outside of sections; the one that the apps make for added fields has no label. */
export function sectionOf(item: Item, { section }: Field): string | undefined {
  const label = section?.label || item.sections?.find(({ id }) => id === section?.id)?.label;
  return label && isPart(label) ? label : undefined;
}

/** One-time passwords are computed, and fields that come with an item and were never filled are none. */
const isOurs = ({ type, purpose, value }: Field): boolean =>
  type !== 'OTP' && !((purpose ?? '') !== '' && (value ?? '') === '');

export function fieldNames(item: Item): readonly (readonly string[])[] {
  const fields = (item.fields ?? []).filter(isOurs);
  const bySection = new Map<string | undefined, Field[]>();
  for (const one of fields) {
    const section = sectionOf(item, one);
    const some = bySection.get(section) ?? [];
    bySection.set(section, some);
    some.push(one);
  }
  return [...bySection].flatMap(([section, some]) =>
    callNames(some, ({ label }) => label ?? '').map((name) => (section === undefined ? [name] : [section, name])),
  );
}

/** By label, else by id. Without a section those outside of sections come first, then one that is alone. */
export function findField(item: Item, { section, field }: FieldName): Field | undefined {
  const fields = item.fields ?? [];
  const among = (some: readonly Field[]) => {
    const labelled = some.filter(({ label }) => label === field);
    return labelled.length > 0
      ? labelled.length === 1
        ? labelled[0]
        : undefined
      : some.find(({ id }) => id === field);
  };
  if (section !== undefined)
    return among(fields.filter((one) => sectionOf(item, one) === section || one.section?.id === section));
  return among(fields.filter((one) => sectionOf(item, one) === undefined)) ?? among(fields);
}

export const isOneTime = ({ type }: Field): boolean => type === 'OTP';
