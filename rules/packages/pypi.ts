// PyPI: upload tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'pypi/api-token',
    title: 'PyPI API token',
    class: 'critical',
    env: 'PYPI_TOKEN',
    shape: seq('pypi-AgEIcHlwaS5vcmc', base64url(66, 1000)),
    misses: [`pypi-AgEIcHlwaS5vcmc${'x'.repeat(66)}`, `pypi-AgEIcHlwaS5vcmc${'k3Tz9QpWv7Lm2XcH'.repeat(4)}`],
  },
  {
    id: 'pypi/test-api-token',
    title: 'TestPyPI API token',
    class: 'internal',
    env: 'TEST_PYPI_TOKEN',
    shape: seq('pypi-AgENdGVzdC5weXBpLm9yZw', base64url(60, 1000)),
    misses: [
      `pypi-AgENdGVzdC5weXBpLm9yZw${'x'.repeat(60)}`,
      `pypi-AgENdGVzdC5weXBpLm9yZw${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`,
    ],
  },
];

export default rules;
