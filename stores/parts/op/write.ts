// Writes a field of an item of 1Password, and takes such a write back. Other fields stay as they are.

import { randomBytes, randomUUID } from 'node:crypto';
import { found, type PutRequest, type Result, refused, type StoreRequest, type Written } from '../../store';
import { isWhole, notWhole, taken, type Undos, unknownBefore, writtenOver } from '../../support/undo';
import { type Field, type FieldName, findField, type Item, isOneTime, writeName } from './item';
import type { ItemAt, NewItem, Way } from './way';

interface Writing {
  readonly way: Way;
  readonly undos: Undos;
}

/** 1Password has no check-and-set here: the version is compared before. Its item history keeps what was there. */
export async function putField(
  { way, undos }: Writing,
  name: FieldName,
  { text, expected, signal }: PutRequest & { readonly text: string },
): Promise<Result<Written>> {
  if (!isWhole(text)) return notWhole();
  const at = await way.item(name.vault, name.item, { signal });
  if (!at.ok && at.problem.kind !== 'not-found') return at;
  const field = at.ok ? findField(at.value.item, name) : undefined;
  if (field && isOneTime(field)) return refused('unsupported', 'One-time passwords are not written here.');
  if (field && expected === null) return taken();
  if (typeof expected === 'string' && (!at.ok || String(at.value.item.version) !== expected)) return writtenOver();
  const done = at.ok
    ? await change(way, at.value, { name, field, text, signal })
    : await way.create(name.vault, newItem(name, text), { signal });
  if (!done.ok) return done;
  const { vault, item, section, field: label } = name;
  const written: Written = {
    name: writeName(vault, item, ...(section === undefined ? [] : [section]), label),
    ...(!field && { previous: null }),
  };
  undos.set(written, { before: field ? (field.value ?? '') : null, wrote: text });
  return found(written);
}

interface Change extends StoreRequest {
  readonly name: FieldName;
  readonly field: Field | undefined;
  readonly text: string;
}

function change(way: Way, at: ItemAt, { name, field, text, signal }: Change): Promise<Result<void>> {
  if (!field) return way.edit(at, withNew(at.item, name, text), { signal });
  const fields = at.item.fields?.map((one) => (one === field ? { ...one, value: text } : one));
  return way.edit(at, { ...at.item, fields }, { only: field, signal });
}

/** Ids of their own: the program makes none for fields in a section that is new too. */
const newId = (): string => randomBytes(13).toString('hex');

function withNew(item: Item, { section: label, field }: FieldName, value: string): Item {
  const fields = item.fields ?? [];
  if (label === undefined) return { ...item, fields: [...fields, concealed(field, value)] };
  const known = item.sections?.find((one) => one.label === label || one.id === label);
  const section = known?.id ? { id: known.id, label: known.label } : { id: randomUUID(), label };
  return {
    ...item,
    sections: known ? item.sections : [...(item.sections ?? []), section],
    fields: [...fields, { ...concealed(field, value), section }],
  };
}

const concealed = (label: string, value: string): Field => ({ id: newId(), type: 'CONCEALED', label, value });

function newItem({ item: title, section: label, field }: FieldName, value: string): NewItem {
  if (label === undefined && field === 'password') {
    const password = { id: 'password', type: 'CONCEALED', purpose: 'PASSWORD', label: 'password', value };
    return { title, category: 'PASSWORD', fields: [password] };
  }
  const category = 'API_CREDENTIAL';
  if (label === undefined) {
    const id = field === 'credential' ? 'credential' : newId();
    return { title, category, fields: [{ ...concealed(field, value), id }] };
  }
  const section = { id: randomUUID(), label };
  return { title, category, sections: [section], fields: [{ ...concealed(field, value), section }] };
}

export async function revertField(
  { way, undos }: Writing,
  name: FieldName,
  { written, signal }: StoreRequest & { readonly written: Written },
): Promise<Result<void>> {
  const undo = undos.get(written);
  if (!undo) return unknownBefore();
  const at = await way.item(name.vault, name.item, { signal });
  if (!at.ok) return at;
  const field = findField(at.value.item, name);
  if (!field || (field.value ?? '') !== undo.wrote) return writtenOver();
  const done =
    undo.before === null
      ? await takeAway(way, at.value, { field, signal })
      : await change(way, at.value, { name, field, text: undo.before, signal });
  if (!done.ok) return done;
  undos.delete(written);
  return found(undefined);
}

/** An item that is left without any value goes too. */
function takeAway(way: Way, at: ItemAt, { field, signal }: StoreRequest & { readonly field: Field }) {
  const fields = (at.item.fields ?? []).filter((one) => one !== field);
  const isEmpty = fields.every(({ value }) => (value ?? '') === '');
  return isEmpty ? way.remove(at, { signal }) : way.edit(at, { ...at.item, fields }, { signal });
}
