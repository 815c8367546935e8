import { FormatError } from "ndnet";
import { type Target } from "./target.js";

function planted(name: string, fault: (file: Uint8Array) => unknown): Target {
  return {
    name,
    seeds: () => [new Uint8Array(16)],
    parse: (file) => {
      if (file.every((byte) => byte === 0) && file.length === 16) return file;
      return fault(file);
    },
  };
}

/** Parsers that are wrong, each in one way, to show that the fuzzer notices; none is run unasked. */
export const plantedTargets: readonly Target[] = [
  planted("planted-nothing", (file) => {
    throw new FormatError({ where: "planted", expected: "zeros", received: `${file.length}` });
  }),
  planted("planted-type-error", () => {
    throw new TypeError("planted");
  }),
  planted("planted-rejection", () => Promise.reject(new RangeError("planted"))),
  planted("planted-buffer", () => new Float64Array(12_500_000).length),
  planted("planted-objects", () => Array.from({ length: 1_000_000 }, (_, index) => ({ index }))),
  planted("planted-kept-buffers", () => Array.from({ length: 30 }, () => new Uint8Array(2 ** 20))),
  // Nothing is wrong with this one: it never holds more than 1 MiB.
  planted("planted-garbage", () => {
    for (let step = 0; step < 40; step++) new Uint8Array(2 ** 20).fill(step);
  }),
  planted("planted-impossible-buffer", () => new Uint8Array(2 ** 52)),
  planted("planted-two-seconds", () => {
    const end = performance.now() + 2000;
    while (performance.now() < end);
  }),
  planted("planted-endless-loop", () => {
    while (performance.now() >= 0);
  }),
  planted("planted-endless-memory", () => {
    const list: unknown[] = [];
    for (;;) list.push([list.length]);
  }),
];
