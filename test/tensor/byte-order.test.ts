import { describe, expect, it } from "vitest";
import { copyInByteOrder } from "../../src/tensor/byte-order.js";

describe("copyInByteOrder", () => {
  it.each([
    { bytesPerElement: 2, elements: Uint16Array.of(0x0102, 0x0304, 0x0506, 0x0708) },
    { bytesPerElement: 4, elements: Uint32Array.of(0x01020304, 0x05060708) },
    { bytesPerElement: 8, elements: BigUint64Array.of(0x0102030405060708n) },
  ])(
    "turns big-endian elements of $bytesPerElement bytes both ways, and leaves little-endian ones",
    ({ bytesPerElement, elements }) => {
      const native = new Uint8Array(elements.buffer);
      const bigEndian = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
      const target = new Uint8Array(8);
      copyInByteOrder(native, target, bytesPerElement, false);
      expect(target).toEqual(bigEndian);
      copyInByteOrder(bigEndian, target, bytesPerElement, false);
      expect(target).toEqual(native);
      copyInByteOrder(bigEndian.toReversed(), target, bytesPerElement, true);
      expect(target).toEqual(bigEndian.toReversed());
    },
  );

  it("copies single bytes as they are", () => {
    const target = new Uint8Array(2);
    copyInByteOrder(Uint8Array.of(1, 2), target, 1, false);
    expect(target).toEqual(Uint8Array.of(1, 2));
  });
});
