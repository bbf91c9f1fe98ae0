// Names that may be said aloud: a name from a file may itself be a token, or a line of a key that was never quoted.

/** Shortest run of letters and digits that is judged; names have longer ones, but made of words. */
const shortest = 16;
/**
 * Random base64 changes between capitals, small letters and digits at 6 of 10 characters, words at less than 4; the longer
 * the stretch, the closer it comes to that.
 */
const restless = (run: string): number => (run.length >= 24 && /\d/.test(run) ? 0.38 : 0.45);

/** False for a name that holds a random-looking stretch: messages, titles and variable names must not repeat it. */
export function isSpeakable(name: string): boolean {
  return !(name.match(/[A-Za-z0-9]+/g) ?? []).some(looksRandom);
}

function looksRandom(run: string): boolean {
  if (run.length < shortest) return false;
  // No English word of sixteen letters is made of a to f.
  if (/^(?:[0-9a-f]+|[0-9A-F]+)$/.test(run)) return true;
  return (run.match(digitEdges)?.length ?? 0) >= 4 || changes(run) >= restless(run) * run.length;
}

/** Names have a number or two. */
const digitEdges = /[A-Za-z](?=\d)|\d(?=[A-Za-z])/g;

/** How often the kind of character changes. */
function changes(run: string): number {
  return run.match(/[a-z](?=[A-Z0-9])|[A-Z](?=[a-z0-9])|[0-9](?=[A-Za-z])/g)?.length ?? 0;
}
