// The language client library and what is built on it, as one module that is loaded after activation: it is most of our code.

export { CloseAction, ErrorAction, State, WorkDoneProgress } from 'vscode-languageclient/node';
export { createQuietClient } from './create-client';
