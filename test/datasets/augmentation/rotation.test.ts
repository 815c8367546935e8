import fc from "fast-check";
import { expect, it } from "vitest";
import { rotationBy } from "../../../src/datasets/augmentation/rotation.js";

it("cosine and sine have an error below 1e-15 from −π to π", () => {
  fc.assert(
    fc.property(fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }), (angle) => {
      const { cosine, sine } = rotationBy(angle);
      expect(Math.abs(cosine - Math.cos(angle))).toBeLessThan(1e-15);
      expect(Math.abs(sine - Math.sin(angle))).toBeLessThan(1e-15);
    }),
    { numRuns: 1000 },
  );
});
