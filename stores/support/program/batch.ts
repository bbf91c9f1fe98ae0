// Batch files of Windows run in cmd.exe, which reads its command line once more: only arguments without meaning to it go there.

type Env = Readonly<Record<string, string | undefined>>;

export const isBatch = (file: string): boolean => /\.(?:cmd|bat)$/i.test(file);

/** To be passed verbatim; undefined when an argument is not beyond doubt. */
export function batchCommand(file: string, args: readonly string[], env: Env) {
  if (!harmlessFile.test(file) || !args.every((one) => harmless.test(one))) return undefined;
  const line = [file, ...args].map((one) => `"${one}"`).join(' ');
  return { file: `${env.SystemRoot ?? 'C:\\Windows'}\\System32\\cmd.exe`, args: ['/d', '/s', '/c', `"${line}"`] };
}

/** Not even a backslash at the end: it would take the quote with it. */
const harmless = /^(?:[\w ./:=@+,~\\[\]{}#-]*[\w ./:=@+,~[\]{}#-])?$/;
/** Parentheses as in `Program Files (x86)`. */
const harmlessFile = /^[\p{L}\p{N} _./:=@+,~\\()-]+$/u;
