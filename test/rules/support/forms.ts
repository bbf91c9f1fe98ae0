// The places a credential is written to: code, configuration, commands and notes, each around a generated sample.

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
  /** What stands before and after the sample. */
  readonly around: (name: string) => readonly [string, string];
  /** Samples with one of these characters cannot stand there as they are. */
  readonly except: RegExp;
  /** True where one value alone is expected: samples with more around the secret are another text. */
  readonly alone?: boolean;
}

const inQuotes = /["\\\n]/;

/** A name is assigned to. */
const named: readonly Form[] = [
  { form: 'assignment', path: 'src/app.ts', except: inQuotes, around: (name) => [`const ${name} = "`, '";\n'] },
  { form: 'YAML', path: 'deploy/values.yaml', except: /\n/, around: (name) => [`app:\n  ${name}: `, '\n  port: 80\n'] },
  { form: 'JSON', path: 'config/app.json', except: inQuotes, around: (name) => [`{\n  "${name}": "`, '"\n}\n'] },
  { form: 'env file', path: '.env', except: /\n/, around: (name) => [`PORT=80\n${name}=`, '\nLEVEL=1\n'] },
];

/** Nothing names it, so only a telling shape is found. */
const unnamed: readonly Form[] = [
  {
    form: 'URL query',
    path: 'src/client.py',
    except: /[^\w.~:/=-]|:\/\//,
    alone: true,
    around: () => ['url = "https://api.internal/v1/items?key=', '&page=2"\n'],
  },
  {
    form: 'HTTP header',
    path: 'scripts/call.sh',
    except: /["\\`$\s]/,
    alone: true,
    around: () => ['curl -H "X-Api-Key: ', '" https://api.internal/v1/items\n'],
  },
  { form: 'line of text', path: 'notes/setup.txt', except: /\n/, around: () => ['the new one:\n\n', '\n\nbye\n'] },
];

/** The name of the provider stands elsewhere: on the line, or at the head of what the line belongs to. */
const mentioned: readonly Form[] = [
  {
    form: 'field of an object',
    path: 'src/clients.ts',
    except: inQuotes,
    around: (word) => [`const clients = { "${word}": { key: "`, '" } };\n'],
  },
  {
    form: 'comment before',
    path: 'src/clients.ts',
    except: inQuotes,
    around: (word) => [`/* ${word} api token */ const value = "`, '";\n'],
  },
  {
    form: 'field of JSON',
    path: 'config/clients.json',
    except: inQuotes,
    around: (word) => [`{ "${word}": {"token": "`, '"} }\n'],
  },
  {
    form: 'comment after',
    path: 'src/clients.rb',
    // Behind a long value a comment is out of sight, of the engine as of the reader.
    except: /["\\\n]|^.{100}/,
    around: (word) => ['api_key = "', `" # ${word}\n`],
  },
  {
    form: 'nested YAML',
    path: 'deploy/values.yaml',
    except: /\n/,
    around: (word) => [`${word}:\n  enabled: true\n  api:\n    key: `, '\n    version: 2\n'],
  },
  {
    form: 'nested JSON',
    path: 'config/clients.json',
    except: inQuotes,
    around: (word) => [`{\n  "${word}": {\n    "enabled": true,\n    "token": "`, '"\n  }\n}\n'],
  },
  {
    form: 'call over lines',
    path: 'src/clients.ts',
    except: inQuotes,
    around: (word) => [`const client = connect("${word}", {\n  retries: 3,\n  key: "`, '",\n});\n'],
  },
];

/** Every form of one rule's sample drawn with `seed`; each seed takes another of its context words. */
export function writtenForms(rule: Rule, seed: number): readonly Written[] {
  const { context, shape, env } = rule;
  const { text, start, end } = sample(shape, seededRandom(seed));
  const write = (forms: readonly Form[], name: string): readonly Written[] =>
    forms
      .filter(({ except, alone }) => !except.test(text) && !(alone && end - start < text.length))
      .map(({ form, path, around }) => {
        const [before, after] = around(name);
        const at = before.length;
        return { form, path, text: before + text + after, start: at + start, end: at + end };
      });
  const elsewhere = context
    ? write(mentioned, context[seed % context.length]!)
    : [...write(named, 'value'), ...write(unnamed, '')];
  return [...write(named, env), ...elsewhere];
}

/** One text in every form that names it, for values that must stay silent. */
export function silentForms(name: string, value: string): readonly { readonly path: string; readonly text: string }[] {
  return named
    .filter(({ except }) => !except.test(value))
    .map(({ path, around }) => {
      const [before, after] = around(name);
      return { path, text: before + value + after };
    });
}
