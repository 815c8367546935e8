/**
 * The UTF-8 bytes of a string in chunks, so that a long one isn't there twice.
 *
 * Each chunk lies in the same memory: it is valid until the next is asked for.
 */
export function* textChunks(text: string): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  const buffer = new Uint8Array(3 * chunkCharacters);
  let start = 0;
  while (start < text.length) {
    let end = Math.min(start + chunkCharacters, text.length);
    if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end--;
    const { written } = encoder.encodeInto(text.slice(start, end), buffer);
    yield buffer.subarray(0, written);
    start = end;
  }
}

/** Whether a character has its second half in the next code unit. */
function isHighSurrogate(codeUnit: number): boolean {
  return codeUnit >= 0xd800 && codeUnit < 0xdc00;
}

const chunkCharacters = 16_384;
