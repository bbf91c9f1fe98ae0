// The trace of messages that a person may switch on: direction and method, never what was in the message.

/**
 * What may be logged of a line of the client library's trace; undefined for every other line. The library adds parameters
 * and results where `<id>.trace.server` asks for them: whatever follows the method is dropped here.
 */
export function methodOf(line: string): string | undefined {
  const found = /^(Sending|Received) (request|response|notification) '([\w$/.]{1,100})/.exec(line);
  return found ? `${found[1] === 'Sending' ? '→' : '←'} ${found[2]} ${found[3]}` : undefined;
}
