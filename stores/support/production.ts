// The one setting that every store of shared secrets has.

import * as z from 'zod';

export const productionSetting = () =>
  z.boolean().optional().describe('Its values are what production runs on: asked before one is written to a file.');
