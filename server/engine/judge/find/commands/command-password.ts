// Passwords on command lines, in SQL statements, and in calls that log in; keys in calls that sign or encrypt.

import { detectorOf } from '../form';
import { callForms } from './calls';
import { keyForms } from './key-calls';
import { shellForms } from './shell';
import { sqlForms } from './sql';

export const commandPassword = detectorOf(
  'command-password',
  [...shellForms, ...sqlForms, ...callForms, ...keyForms],
  1500,
);
