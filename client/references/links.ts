// Ctrl+click on a reference opens the store's page of the secret, where it has one.

import { DocumentLink, languages, Range, type TextDocument, Uri, workspace } from 'vscode';
import type { Reference } from '../../protocol/reference';
import { isEnvDocument } from '../env/documents';
import { findReferences } from './find';
import type { ReferenceParts } from './parts';

class ReferenceLink extends DocumentLink {
  constructor(
    range: Range,
    readonly reference: Reference,
  ) {
    super(range);
    this.tooltip = 'Open in the store';
  }
}

export function linkReferences({ stores, selector, own }: ReferenceParts): void {
  own(
    languages.registerDocumentLinkProvider(selector, {
      provideDocumentLinks: (document: TextDocument) =>
        isEnvDocument(document) && workspace.isTrusted
          ? findReferences(document.getText()).map(
              ({ reference, line, start, end }) => new ReferenceLink(new Range(line, start, line, end), reference),
            )
          : [],
      resolveDocumentLink: async (link: DocumentLink) => {
        if (!(link instanceof ReferenceLink)) return link;
        const open = await stores.open({ silent: true });
        const store = open?.stores.storeOf(link.reference);
        const page = store?.ok ? store.value.page?.(link.reference.name) : undefined;
        if (page !== undefined && /^https?:\/\//.test(page)) link.target = Uri.parse(page, true);
        return link;
      },
    }),
  );
}
