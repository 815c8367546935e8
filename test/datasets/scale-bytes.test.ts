import { describe, expect, it } from "vitest";
import { byteQuotients, scaleBytes } from "../../src/datasets/scale-bytes.js";

describe("byteQuotients and scaleBytes", () => {
  it.each(["float32", "float64"] as const)(
    "give the %s number nearest to each quotient, for any count of bytes",
    (dtype) => {
      const nearest = dtype === "float32" ? Math.fround : (value: number) => value;
      for (const maximum of [255, 1, 0.3]) {
        const quotients = byteQuotients(maximum, dtype);
        for (const count of [0, 1, 7, 8, 9, 64, 259]) {
          const bytes = Uint8Array.from({ length: count }, (_, index) => 255 - (index % 256));
          const output = byteQuotients(1, dtype).slice(0, 2);
          const longer =
            dtype === "float32" ? new Float32Array(count + 3) : new Float64Array(count + 3);
          longer.set(output);
          scaleBytes(bytes, quotients, longer, 2);
          expect([...longer.subarray(2, 2 + count)]).toEqual(
            Array.from(bytes, (byte) => nearest(byte / maximum)),
          );
          expect([longer[0], longer[1], longer[count + 2]]).toEqual([0, 1, 0]);
        }
      }
    },
  );
});
