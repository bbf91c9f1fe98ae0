// What must run where there is nothing but the language: bundled for a browser and started in an empty context.

import { all as rules } from '../../../../rules';
import { all as checks } from '../../../../server/checks';
import { parseEnv, valuesOf } from '../../../../server/dotenv/parse';
import type { Finding } from '../../../../server/engine/findings/finding';
import { detectors } from '../../../../server/engine/judge/detectors';
import { createScanner } from '../../../../server/engine/scan';
import { all as formats } from '../../../../server/formats';

/** What `examine` answers, as JSON: objects of another context compare badly. */
export interface Examined {
  readonly found: readonly { readonly ruleId: string; readonly start: number; readonly end: number }[];
  /** Rules of the checks that also hold. */
  readonly related: readonly string[];
  readonly failures: readonly unknown[];
  /** Names an env parser reads in the text. */
  readonly keys: readonly string[];
}

const scanner = createScanner({ rules, detectors });

/** Everything pure on one file. */
export function examine(text: string, path: string): string {
  const extractions = formats.flatMap((format) => (format.matches(path, undefined) ? format.extract(text, path) : []));
  const input = { text, path, extractions };
  const { findings, failures } = scanner.scan(input);
  const checked = checks.reduce<readonly Finding[]>((current, check) => check.run(input, current, 0), findings);
  const examined: Examined = {
    found: checked.map(({ ruleId, start, end }) => ({ ruleId, start, end })),
    related: checked.flatMap(({ related = [] }) => related.map(({ ruleId }) => ruleId)),
    failures,
    keys: [...valuesOf(parseEnv(text)).keys()],
  };
  return JSON.stringify(examined);
}
