// The server's hovers link to the published page of a rule; here the link also leads to the page that came with the extension.

import { type Hover, MarkdownString, Uri } from 'vscode';
import { rulesPage } from '../../protocol/links';

const command = 'scabbard.showRules';

/** The same hover with one more link, the only thing in it that may run a command. `page` is the bundled page. */
export function withOfflineRules(hover: Hover, page: Uri): Hover {
  return {
    ...hover,
    contents: hover.contents.map((content) => (content instanceof MarkdownString ? withLink(content, page) : content)),
  };
}

function withLink({ value }: MarkdownString, page: Uri): MarkdownString {
  const linked = value.replace(
    aboutRule,
    (link, anchor: string) => `${link} ([offline](${commandLink(page.with({ fragment: anchor }))}))`,
  );
  const answer = new MarkdownString(linked);
  answer.isTrusted = { enabledCommands: [command] };
  return answer;
}

const commandLink = (page: Uri): Uri => Uri.parse(`command:${command}?${encodeURIComponent(JSON.stringify([page]))}`);

const aboutRule = new RegExp(`\\[[^\\]]{0,100}\\]\\(${rulesPage.replace(/[.]/g, '\\.')}#([a-z0-9_-]{1,100})\\)`, 'g');
