import { expect, it } from "vitest";
import { decodeBytes } from "../../../src/backends/wasm/decode-bytes.js";
import { kernelsText } from "../../../src/backends/wasm/kernels.generated.js";

it("gives bytes from 253 on and up to 85 for single characters, and the others for pairs of them", () => {
  const symbols = Array.from({ length: 92 }, (_, i) => String.fromCharCode(35 + i)).filter(
    (character) => character !== "\\",
  );
  expect(symbols).toHaveLength(91);
  const byteAt = (place: number): number => (place + 253) % 256;
  const singles = [...decodeBytes(symbols.slice(0, 89).join(""))];
  expect(singles).toEqual(Array.from({ length: 89 }, (_, place) => byteAt(place)));
  const pairs = Array.from({ length: 256 - 89 }, (_, rest) =>
    [symbols[89 + Math.floor(rest / 91)], symbols[rest % 91]].join(""),
  );
  expect([...decodeBytes(pairs.join(""))]).toEqual(
    Array.from(pairs, (_, rest) => byteAt(89 + rest)),
  );
  expect(decodeBytes("")).toHaveLength(0);
});

it("makes a WebAssembly module of the committed text, which is ASCII", () => {
  expect(kernelsText).toMatch(/^[#-~]+$/);
  const bytes = decodeBytes(kernelsText);
  expect([...bytes.subarray(0, 8)]).toEqual([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  expect(WebAssembly.validate(bytes)).toBe(true);
});
