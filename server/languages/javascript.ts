// JavaScript, with JSX.

import { scriptLanguage } from './support/script/move';

export default scriptLanguage(
  {
    id: 'javascript',
    languageIds: ['javascript', 'javascriptreact'],
    extensions: ['.js', '.mjs', '.cjs', '.jsx'],
  },
  { typed: false, grammar: () => 'javascript' },
);
