// What a person still has to do after a fix: a sentence, sometimes with a command to copy.

/**
 * The command in a sentence such as `Run: git rm --cached .env (in …).` or `Start the program with: node --env-file=.env …`,
 * without what stands for the rest of the person's own command line.
 */
export function commandIn(step: string): string | undefined {
  const found = /(?:^|\s)(?:Run|with): (.+?)\s*(?:…|\(|\.?$)/.exec(step);
  return found?.[1];
}
