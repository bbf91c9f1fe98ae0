// The places a credential is written to: an assignment, YAML, JSON and an env file, each around a generated sample.

import type { Rule } from '../../../server/engine/rule';
import { sample, seededRandom } from '../../../server/engine/shape/sample';

/** A text with one credential in it; the span is the secret's, UTF-16 offsets, end exclusive. */
export interface Written {
  readonly form: string;
  readonly path: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface Form {
  readonly form: string;
  readonly path: string;
  /** What stands before and after the sample; `name` holds the rule's context word where it needs one. */
  readonly around: (name: string) => readonly [string, string];
  /** Whether the form quotes the value, so that a sample with quotes of its own cannot stand there. */
  readonly quoted: boolean;
}

const forms: readonly Form[] = [
  { form: 'assignment', path: 'src/app.ts', quoted: true, around: (name) => [`const ${name} = "`, '";\n'] },
  {
    form: 'YAML',
    path: 'deploy/values.yaml',
    quoted: false,
    around: (name) => [`app:\n  ${name}: `, '\n  port: 80\n'],
  },
  { form: 'JSON', path: 'config/app.json', quoted: true, around: (name) => [`{\n  "${name}": "`, '"\n}\n'] },
  { form: 'env file', path: '.env', quoted: false, around: (name) => [`PORT=80\n${name}=`, '\nLEVEL=1\n'] },
];

/** Every form of one rule's sample drawn with `seed`. */
export function writtenForms(rule: Rule, seed: number): readonly Written[] {
  const { text, start, end } = sample(rule.shape, seededRandom(seed));
  return forms
    .filter(({ quoted }) => !(quoted && text.includes('"')))
    .map(({ form, path, around }) => {
      const [before, after] = around(rule.context ? rule.env : 'value');
      return {
        form,
        path,
        text: before + text + after,
        start: before.length + start,
        end: before.length + end,
      };
    });
}

/** One text in every form, for values that must stay silent. */
export function silentForms(name: string, value: string): readonly { readonly path: string; readonly text: string }[] {
  return forms
    .filter(({ quoted }) => !(quoted && value.includes('"')))
    .map(({ path, around }) => {
      const [before, after] = around(name);
      return { path, text: before + value + after };
    });
}
