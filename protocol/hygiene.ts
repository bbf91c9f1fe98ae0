// Codes that are no credential: drift of env files, notes of checks, our own configuration. For the reference page.

/** Diagnostic code → what it means and what to do, in a sentence or two. */
export const hygieneCodes: Readonly<Record<string, string>> = {
  'env/missing-key':
    'The example documents a key that no env file of the folder sets. The fix adds it beside its neighbours, with the value of the example. Where there is no env file at all, it creates one.',
  'env/undocumented-key':
    'An env file sets a key that the example does not name. The fix adds the bare name to the example.',
  'env/duplicate-key': 'A key is set twice in one file; the last one counts. The fix comments out the earlier one.',
  'env/placeholder-value':
    'A value is still the placeholder of the example. For keys that hold secrets, the fix generates one.',
  'env/secret-in-example':
    'The example, which is committed, holds a credential. The fix empties the value, and keeps it in the env file if that has none. Revoke what was pushed.',
  'env/not-ignored': 'Git would take the env file with the next commit. The fix adds it to `.gitignore`.',
  'env/tracked': 'Git tracks the env file. Ignore it, run `git rm --cached` on it, and revoke what was pushed.',
  'env/invalid-line': 'A line is neither empty, a comment nor `KEY=value`: dotenv skips it.',
  'env/no-example': 'The folder has an env file but no example that tells a teammate which keys are needed.',
  'token/expired': 'Said with a JSON Web Token whose `exp` claim has passed. Its signing key may still be in use.',
  'docker/env-secret':
    'Said with a credential in `ENV` or `ARG` of a Dockerfile: it stays readable in every image built from it.',
  'config/invalid': 'A field of `.scabbard.json` is wrong and not used; the rest of the file is.',
};
