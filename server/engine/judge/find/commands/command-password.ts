// Passwords on command lines, in SQL statements, and in calls that log in.

import { detectorOf } from '../form';
import { callForms } from './calls';
import { shellForms } from './shell';
import { sqlForms } from './sql';

export const commandPassword = detectorOf('command-password', [...shellForms, ...sqlForms, ...callForms], 1500);
