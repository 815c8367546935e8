/** A copy of `file` with the bytes from `start` up to `end` replaced by `part`, of any length. */
export function replacePart(
  file: Uint8Array,
  start: number,
  end: number,
  part: Uint8Array,
): Uint8Array {
  const result = new Uint8Array(start + part.length + file.length - end);
  result.set(file.subarray(0, start));
  result.set(part, start);
  result.set(file.subarray(end), start + part.length);
  return result;
}
