// Says of a secret in ENV or ARG of a Dockerfile that it stays readable in the image and its history.

import { isDockerfile } from '../formats/dockerfile';
import { instructionsOf } from '../formats/support/dockerfile-instructions';
import type { Check } from './check';

const check: Check = {
  id: 'docker/env-secret',
  run({ text, path, languageId }, findings) {
    if (findings.length === 0 || !isDockerfile(path, languageId)) return findings;
    const spans = instructionsOf(String(text)).filter(({ keyword }) => keyword === 'ENV' || keyword === 'ARG');
    return findings.map((finding) => {
      const span = spans.find(({ from, to }) => finding.start >= from && finding.end <= to);
      return span
        ? {
            ...finding,
            related: [...(finding.related ?? []), { ruleId: 'docker/env-secret', message: messages[span.keyword]! }],
          }
        : finding;
    });
  },
};
export default check;

const messages: Readonly<Record<string, string>> = {
  ENV: 'A value in ENV stays in every layer and is shown by `docker inspect`. Pass it when the container starts, or mount a secret.',
  ARG: 'A value in ARG stays in the history of the image. Mount it with `RUN --mount=type=secret` instead.',
};
