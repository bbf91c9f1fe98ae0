// TypeScript, with and without JSX.

import { scriptLanguage } from './support/script/move';

export default scriptLanguage(
  {
    id: 'typescript',
    languageIds: ['typescript', 'typescriptreact'],
    extensions: ['.ts', '.mts', '.cts', '.tsx'],
  },
  // `<T>x` is a cast in .ts and the start of an element in .tsx.
  { typed: true, grammar: (uri) => (/\.tsx$/.test(uri) ? 'tsx' : 'typescript') },
);
