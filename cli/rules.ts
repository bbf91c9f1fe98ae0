// `scabbard rules list`: what can be found, for people and programs.

import { ruleLink } from '../protocol/links';
import type { RuleInfo } from '../server/engine/rule';
import type { Subcommand } from './subcommand';
import { UsageError } from './support/arguments';

const subcommand: Subcommand = {
  name: 'rules',
  operands: 'list',
  summary: 'List the rules: id, class and name of each credential that is found.',
  options: { format: { value: 'FORMAT', choices: ['text', 'json'], help: 'What to write (default: text).' } },
  async run(given, io) {
    const [action, ...rest] = given.positionals;
    if (action !== 'list' || rest.length > 0) throw new UsageError('Say: scabbard rules list.');
    const infos = (await import('./support/parts')).ruleInfos();
    await io.stdout.write(given.text('format') === 'json' ? jsonOf(infos) : textOf(infos));
    return 0;
  },
};
export default subcommand;

function jsonOf(all: readonly RuleInfo[]): string {
  const shown = all.map(({ id, title, class: credentialClass, env, revoke, docs }) => ({
    id,
    title,
    class: credentialClass,
    env,
    link: ruleLink(id),
    revoke,
    docs,
  }));
  return `${JSON.stringify(shown, null, 2)}\n`;
}

function textOf(all: readonly RuleInfo[]): string {
  const width = Math.max(...all.map(({ id }) => id.length));
  const rows = all.map(
    ({ id, class: credentialClass, title }) => `${id.padEnd(width)}  ${credentialClass.padEnd(9)}  ${title}`,
  );
  return `${rows.join('\n')}\n\n${all.length} rules.\n`;
}
