/**
 * Bytes that `scripts/build-kernels.mjs` has written as printable characters: one for a byte below 86
 * or above 252, two for any other. Symbols 0 to 90 are the characters from code 35 to 126 without the
 * backslash.
 */
export function decodeBytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const first = symbolAt(text, index);
    let place = first;
    if (first >= 89) {
      index += 1;
      place = 89 + (first - 89) * 91 + symbolAt(text, index);
    }
    // As in all byte arrays, the number is taken modulo 256.
    bytes[length] = place - 3;
    length += 1;
  }
  return bytes.slice(0, length);
}

function symbolAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code < 92 ? code - 35 : code - 36;
}
