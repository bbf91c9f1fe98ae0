// `scabbard generate KIND`: a new key, UUID, passphrase or password; only the value goes to standard output.

import { randomBytes } from 'node:crypto';
import {
  type CharacterClass,
  characterClasses,
  type GenerateKind,
  type GenerateRequest,
  generate,
  generateKinds,
  problemOf,
  sizes,
} from '../protocol/generate';
import type { Given, OptionTable, Subcommand } from './subcommand';
import { UsageError } from './support/arguments';
import { putInto } from './support/put-into';

const range = ({ min, max, usual }: { min: number; max: number; usual: number }) =>
  `${min} to ${max}, default ${usual}`;

const options: OptionTable = {
  bytes: { value: 'N', help: `Size of hex, base64 and base64url (${range(sizes.bytes)}).` },
  words: { value: 'N', help: `Words of a passphrase (${range(sizes.words)}).` },
  separator: { value: 'TEXT', help: 'Between the words of a passphrase (default -).' },
  capitalise: { help: 'Begin each word of a passphrase with a capital.' },
  digit: { help: 'Add a digit to a passphrase.' },
  length: { value: 'N', help: `Characters of a password (${range(sizes.length)}).` },
  classes: { value: 'LIST', help: `Of a password, with commas: ${characterClasses.join(',')}.` },
  'no-look-alikes': { help: 'Leave 0 O o 1 l I | out of a password.' },
  into: { value: 'REFERENCE', help: 'Put it into a store (local://app/KEY) where nothing is yet, and print nothing.' },
};

/** The options each kind understands; another one is a mistake, not something to overlook. */
const optionsOf: Readonly<Record<GenerateKind, readonly string[]>> = {
  hex: ['bytes'],
  base64: ['bytes'],
  base64url: ['bytes'],
  uuid: [],
  passphrase: ['words', 'separator', 'capitalise', 'digit'],
  password: ['length', 'classes', 'no-look-alikes'],
};

const subcommand: Subcommand = {
  name: 'generate',
  operands: generateKinds.join('|'),
  summary: "Make a new secret from the system's secure random source.",
  options,
  async run(given, io) {
    const request = requestOf(given);
    const problem = problemOf(request);
    if (problem) throw new UsageError(problem);
    const { value, bits } = generate(request, (count) => new Uint8Array(randomBytes(count)));
    const into = given.text('into');
    if (into !== undefined) return putInto(into, value, io);
    await io.stdout.write(`${value}\n`);
    if (io.stderr.isTerminal) await io.stderr.write(`${Math.floor(bits)} bits of strength.\n`);
    return 0;
  },
};
export default subcommand;

function requestOf(given: Given): GenerateRequest {
  const [kind, ...rest] = given.positionals;
  if (!isKind(kind) || rest.length > 0) throw new UsageError(`Name one kind: ${generateKinds.join(', ')}.`);
  const ownOf = [...optionsOf[kind], 'into'];
  const foreign = Object.keys(options).find((name) => given.has(name) && !ownOf.includes(name));
  if (foreign) throw new UsageError(`--${foreign} does not go with ${kind}.`);
  if (kind === 'uuid') return { kind };
  if (kind === 'passphrase') return passphraseOf(given);
  return kind === 'password' ? passwordOf(given) : { kind, ...numberOf(given, 'bytes') };
}

const isKind = (text: string | undefined): text is GenerateKind => generateKinds.some((kind) => kind === text);

function passphraseOf(given: Given): GenerateRequest {
  const separator = given.text('separator');
  return {
    kind: 'passphrase',
    ...numberOf(given, 'words'),
    ...(separator === undefined ? {} : { separator }),
    capitalise: given.has('capitalise'),
    digit: given.has('digit'),
  };
}

function passwordOf(given: Given): GenerateRequest {
  const classes = given.text('classes')?.split(',');
  if (classes && !classes.every(isClass)) throw new UsageError(`--classes must be of ${characterClasses.join(', ')}.`);
  return {
    kind: 'password',
    ...numberOf(given, 'length'),
    ...(classes ? { classes: classes as readonly CharacterClass[] } : {}),
    excludeLookAlikes: given.has('no-look-alikes'),
  };
}

const isClass = (text: string): text is CharacterClass => characterClasses.some((one) => one === text);

/** What is no number becomes NaN, which `problemOf` explains. */
function numberOf<Name extends string>(given: Given, name: Name): { readonly [K in Name]?: number } {
  const text = given.text(name);
  const value = text === undefined ? undefined : /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return (value === undefined ? {} : { [name]: value }) as { readonly [K in Name]?: number };
}
