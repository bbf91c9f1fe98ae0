// What a code fix makes of files with one marked value: text in, text out.

import assert from 'node:assert/strict';
import type { Finding } from '../../../server/engine/findings/finding';
import type { Fix, FixContext } from '../../../server/fixes/fix';
import ignoreLine from '../../../server/fixes/ignore-line';
import ignoreValue from '../../../server/fixes/ignore-value';
import moveToEnv from '../../../server/fixes/move-to-env';
import useExisting from '../../../server/fixes/use-existing';
import javascript from '../../../server/languages/javascript';
import python from '../../../server/languages/python';
import typescript from '../../../server/languages/typescript';
import type { Plan } from '../../../server/plan';
import { unmark } from '../../languages/cases';
import { grammars } from '../../support/grammars';
import { applyPlan, type Files, ignoredIn, memoryHost, root, uriOf } from '../../support/memory-host';

const fixes: readonly Fix[] = [ignoreLine, ignoreValue, moveToEnv, useExisting];
const languages = [javascript, typescript, python];
const idOf: Readonly<Record<string, string>> = { js: 'javascript', ts: 'typescript', py: 'python' };

export interface Scene {
  /** Text by path; exactly one of them marks the value with `⟦` and `⟧`. */
  readonly files: Files;
  readonly envName?: string;
  readonly languageId?: string;
  /** Outside of a folder, as an untitled document. */
  readonly loose?: boolean;
  readonly highEntropy?: boolean;
}

interface Set {
  readonly context: FixContext;
  readonly files: Files;
  readonly value: string;
}

function prepare({ files, envName = 'API_KEY', languageId, loose, highEntropy = true }: Scene): Set {
  const [path, marked] = Object.entries(files).find(([, text]) => text.includes('⟦'))!;
  const { text, spans } = unmark(marked);
  const plain = { ...files, [path]: text };
  const finding: Finding = {
    ...{ ruleId: 'generic/api-key', title: 'API key', class: 'sensitive', confidence: 'likely' },
    ...{ start: spans[0]!.start, end: spans[0]!.end, envName, masked: '…', evidence: [], ordinal: 0, highEntropy },
  };
  const context: FixContext = {
    host: memoryHost(plain, { grammars }),
    uri: loose ? 'untitled:Untitled-1' : uriOf(path),
    languageId: languageId ?? idOf[path.replace(/^.*\./, '')] ?? 'plaintext',
    text,
    rootUri: loose ? undefined : root,
    finding,
    languages,
    ignored: ignoredIn(plain),
    repositoryUri: loose ? undefined : root,
  };
  return { context, files: plain, value: text.slice(finding.start, finding.end) };
}

export async function titles(scene: Scene): Promise<readonly string[]> {
  const { context } = prepare(scene);
  const offers = (await Promise.all(fixes.map((fix) => fix.offer(context)))).flat();
  return offers.map(({ title, preferred }) => (preferred ? `${title} *` : title));
}

export interface Applied {
  readonly files: Files;
  readonly plan: Plan;
  readonly value: string;
}

/** Applies the offer with this title; also checks that nothing but the edits holds the value. */
export async function apply(scene: Scene, title: string): Promise<Applied> {
  const { context, files, value } = prepare(scene);
  for (const fix of fixes)
    for (const offer of await fix.offer(context)) {
      if (offer.title !== title) continue;
      // As the server does it: the title does not come back.
      const plan = await fix.plan({ ...offer, title: '' }, context);
      assert.ok(plan, 'there is a plan');
      assert.ok(!JSON.stringify([offer, plan.description, plan.nextSteps]).includes(value), 'the value is told');
      for (const { uri } of plan.changes.slice(1))
        assert.ok(plan.description.includes(decodeURIComponent(uri.slice(root.length + 1))), `${uri} is named`);
      return { files: context.rootUri === undefined ? files : applyPlan(files, plan), plan, value };
    }
  throw new Error(`${title} is not among: ${(await titles(scene)).join(', ')}`);
}
