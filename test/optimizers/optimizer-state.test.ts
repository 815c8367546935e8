import fc from "fast-check";
import { expect, test } from "vitest";
import { NdnetError } from "../../src/errors/index.js";
import { requireOptimizerState } from "../../src/optimizers/optimizer-state.js";
import { Parameter } from "../../src/parameters/index.js";

const anything = fc.anything({ withNullPrototype: true, withTypedArray: true, withBigInt: true });
const parameters = [new Parameter("weights", [2, 3]), new Parameter("bias", [3])];

test("requireOptimizerState accepts any slots of the parameters' sizes, and none", () => {
  const slotsOf = (size: number) =>
    fc.dictionary(fc.string(), fc.float64Array({ minLength: size, maxLength: size }));
  fc.assert(
    fc.property(fc.tuple(slotsOf(6), slotsOf(3)), fc.nat(), (slots, steps) => {
      requireOptimizerState(
        { optimizer: "Mine", learningRate: 0.1, steps, slots },
        "Mine",
        parameters,
      );
    }),
  );
});

test("requireOptimizerState meets any other value with a typed error", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        anything,
        fc.record({
          optimizer: fc.constant("Mine"),
          learningRate: fc.oneof(fc.constant(0.1), anything),
          steps: fc.oneof(fc.constant(1), anything),
          slots: anything,
        }),
      ),
      (state) => {
        expect(() => {
          requireOptimizerState(state, "Mine", parameters);
        }).toThrow(NdnetError);
      },
    ),
  );
});
