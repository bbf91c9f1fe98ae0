// References in env files: completion, hover, diagnostics, links. Trusted workspaces only, names and facts only.

import type { Disposable } from 'vscode';
import { envLanguages } from '../env/names';
import type { StoreSession } from '../stores/session';
import { checkReferences, type ReferenceChecks } from './check';
import { completeReferences } from './complete';
import { createReferenceFacts } from './facts';
import { hoverOverReferences } from './hover';
import { linkReferences } from './links';
import type { ReferenceParts } from './parts';

export function followReferences(stores: StoreSession, own: (item: Disposable) => void): ReferenceChecks {
  const facts = createReferenceFacts(Date.now);
  const selector = [
    ...envLanguages.map((language) => ({ language })),
    { pattern: '**/.env*' },
    { pattern: '**/*.env' },
  ];
  const parts: ReferenceParts = { stores, facts, selector, own };
  completeReferences(parts);
  hoverOverReferences(parts);
  linkReferences(parts);
  return checkReferences(parts);
}
