// Where the canary's play is given: a project full of values, and the people in it.

import { Buffer } from 'node:buffer';
import type { Conversation } from '../conversation';
import { makeProject, type Project } from '../project';
import type { Workbench } from '../workbench';
import type { Canaries } from './canaries';

export interface Stage {
  readonly bench: Workbench;
  readonly talk: Conversation;
  readonly project: Project;
  readonly canaries: Canaries;
}

/** Says its secret aloud: what shows it has to mask it. */
const sayer = "console.log('it is ' + process.env.AGAIN + '.');\n";
const task = { label: 'say', type: 'scabbard', command: 'node say.cjs', problemMatcher: [] };

/** Files that are never opened, files to type in, env files in drift, and two in which a fix must fail. */
export function makeStageProject(canaries: Canaries): Project {
  const { closed, closedPassword, urlPassword, kubernetes, binary, kept, old, example } = canaries;
  const url = `postgres://shop:${encodeURIComponent(urlPassword.value)}@db.internal/shop`;
  const encoded = Buffer.from(kubernetes.value).toString('base64');
  return makeProject({
    'closed.js': `export const key = '${closed.value}';\n`,
    'closed.py': `DB_PASSWORD = "${closedPassword.value}"\nDATABASE_URL = "${url}"\n`,
    'deploy/secret.yaml': `apiVersion: v1\nkind: Secret\nmetadata:\n  name: shop\ndata:\n  password: ${encoded}\n`,
    'blob.bin': `\0\0\0${binary.value}\0`,
    '.env': `KEPT_KEY=${kept.value}\nOLD_SECRET=${old.value}\n`,
    '.env.example': `KEPT_KEY=\nEXAMPLE_TOKEN=${example.value}\nOLD_SECRET=\nREGION=eu\n`,
    'service/.env.example': 'PORT=8080\nSESSION_SECRET=\n',
    'app.mjs': "export const key = '';\n",
    'app.py': 'KEY = ""\n',
    'use.mjs': `export const key = '${kept.value}';\n`,
    'ignored.mjs': `export const one = '${canaries.ignoredOnLine.value}';\nexport const two = '${canaries.ignoredValue.value}';\n`,
    'unmovable/.env': 'PORT=8080\n',
    'unmovable/main.mjs': `export const key = '${canaries.unmovable.value}';\n`,
    'stored.mjs': `export const key = '${canaries.stored.value}';\n`,
    'say.cjs': sayer,
    '.vscode/tasks.json': JSON.stringify({ version: '2.0.0', tasks: [task] }),
    'compose.yaml': 'secrets:\n  shop:\n    file: ./shop.secret\n',
    'shop.secret': canaries.composed.value,
    'run.env': 'SHOP=docker://shop\n',
    'outdated.mjs': `export const key = '${canaries.outdated.value}';\n`,
  });
}
