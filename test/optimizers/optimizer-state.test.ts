import fc from "fast-check";
import { expect, test } from "vitest";
import { ArgumentError, NdnetError, ShapeError } from "../../src/errors/index.js";
import { Adam, type OptimizerState } from "../../src/optimizers/index.js";
import { requireOptimizerState } from "../../src/optimizers/optimizer-state.js";
import { Parameter } from "../../src/parameters/index.js";
import { makeParameters, takeSteps } from "./optimizer-trajectories.js";

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

const trained = makeParameters("float32");
const taken = new Adam({ learningRate: 0.5 });
takeSteps(taken, trained, 1, 2);
const state = taken.getState(trained);
const [weightSlots, biasSlots] = state.slots;

test.each<[string, unknown, new (...details: never[]) => NdnetError, string]>([
  ["undefined", undefined, ArgumentError, "received undefined"],
  ["null", null, ArgumentError, "received null"],
  ["an array", [], ArgumentError, "received Array"],
  ["another optimizer's", { ...state, optimizer: "SGD" }, ArgumentError, "received one of SGD"],
  ["one with a negative rate", { ...state, learningRate: -1 }, ArgumentError, "learningRate"],
  ["one with no rate", { ...state, learningRate: null }, ArgumentError, "learningRate"],
  ["one with half a step", { ...state, steps: 0.5 }, ArgumentError, "steps"],
  ["one without slots", { ...state, slots: undefined }, ArgumentError, "slots"],
  [
    "one of other parameters",
    { ...state, slots: [weightSlots] },
    ArgumentError,
    "received 1 entries",
  ],
  [
    "one with null slots",
    { ...state, slots: [weightSlots, null] },
    ArgumentError,
    "parameter 1 (bias)",
  ],
  [
    "one that lost its typed arrays",
    JSON.parse(JSON.stringify(state)),
    ArgumentError,
    "parameter 0 (weights), firstMoment: expected a Float64Array, received Object",
  ],
  [
    "one of other sizes",
    { ...state, slots: [weightSlots, { ...biasSlots, secondMoment: new Float64Array(3) }] },
    ShapeError,
    "parameter 1 (bias), secondMoment: expected 2 elements, received 3",
  ],
])("setState refuses %s and leaves the optimizer as it was", (_, broken, errorClass, message) => {
  const optimizer = new Adam({ learningRate: 0.25 });
  takeSteps(optimizer, trained, 3, 3);
  const before = optimizer.getState(trained);
  const attempt = (): void => {
    optimizer.setState(broken as OptimizerState, trained);
  };
  expect(attempt).toThrow(errorClass);
  expect(attempt).toThrow(message);
  expect(optimizer.getState(trained)).toEqual(before);
});
