import { describe, expect, it } from "vitest";
import { copyBigEndian } from "../../../src/datasets/idx/byte-order.js";

describe("copyBigEndian", () => {
  it.each([
    { bytesPerElement: 2, elements: Uint16Array.of(0x0102, 0x0304, 0x0506, 0x0708) },
    { bytesPerElement: 4, elements: Uint32Array.of(0x01020304, 0x05060708) },
    { bytesPerElement: 8, elements: BigUint64Array.of(0x0102030405060708n) },
  ])("turns elements of $bytesPerElement bytes both ways", ({ bytesPerElement, elements }) => {
    const native = new Uint8Array(elements.buffer);
    const bigEndian = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    const target = new Uint8Array(8);
    copyBigEndian(native, target, bytesPerElement);
    expect(target).toEqual(bigEndian);
    copyBigEndian(bigEndian, target, bytesPerElement);
    expect(target).toEqual(native);
  });

  it("copies single bytes as they are", () => {
    const target = new Uint8Array(2);
    copyBigEndian(Uint8Array.of(1, 2), target, 1);
    expect(target).toEqual(Uint8Array.of(1, 2));
  });
});
