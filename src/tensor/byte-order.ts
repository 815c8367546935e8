/** Whether this machine stores the least significant byte first. */
const isLittleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/**
 * Copies elements from the given byte order to the machine's, or back: the two are one operation.
 *
 * @param target As long as `source`; may not overlap it.
 */
export function copyInByteOrder(
  source: Uint8Array,
  target: Uint8Array,
  bytesPerElement: number,
  littleEndian: boolean,
): void {
  target.set(source);
  if (littleEndian === isLittleEndian || bytesPerElement === 1) return;
  for (let start = 0; start < target.length; start += bytesPerElement) {
    for (let low = start, high = start + bytesPerElement - 1; low < high; low++, high--) {
      const byte = target[low] as number;
      target[low] = target[high] as number;
      target[high] = byte;
    }
  }
}
