/** Text in pieces as its lines, without line ends (LF, CR LF or CR), a batch a piece. */
export async function* splitLines(chunks: AsyncIterable<string>): AsyncGenerator<string[]> {
  let rest = '';
  for await (const chunk of chunks) {
    const text = rest + chunk;
    // A CR at the very end may be half of a CR LF.
    const held = text.endsWith('\r') ? 1 : 0;
    const lines = text.slice(0, text.length - held).split(/\r\n|\r|\n/);
    rest = (lines.pop() ?? '') + text.slice(text.length - held);
    if (lines.length > 0) yield lines;
  }
  if (rest !== '') yield rest.split(/\r\n|\r|\n/);
}
