import fc from "fast-check";
import { expect, test } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import { requireFraction } from "../../src/optimizers/require-fraction.js";

test("requireFraction accepts a number exactly when it is in [0, 1)", () => {
  const check = (value: number): void => {
    if (value >= 0 && value < 1) requireFraction(value, "here");
    else
      expect(() => {
        requireFraction(value, "here");
      }).toThrow(ArgumentError);
  };
  fc.assert(fc.property(fc.oneof(fc.double({ min: -1, max: 2 }), fc.double()), check));
  [0, -0, 1, 1 - 2 ** -53, NaN, Infinity, -Infinity].forEach(check);
});

test("requireFraction refuses what is no number", () => {
  const text = "0.5" as unknown as number;
  expect(() => {
    requireFraction(text, "SGD, momentum");
  }).toThrow("SGD, momentum: expected a number of at least 0 and less than 1, received 0.5.");
});
