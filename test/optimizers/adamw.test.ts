import { describe, expect, test } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import { Adam, AdamW } from "../../src/optimizers/index.js";
import {
  allValues,
  casesOf,
  expectResumes,
  expectTrajectory,
  makeParameters,
  takeSteps,
} from "./optimizer-trajectories.js";

describe.each(casesOf("AdamW"))("AdamW(%s)", (_, trajectory) => {
  test("follows its formula for 8 steps with relative error < 1e-12 in float64", () => {
    expectTrajectory(new AdamW(trajectory.options), trajectory, "float64");
  });

  test("follows its formula for 8 steps with relative error < 1e-5 in float32", () => {
    expectTrajectory(new AdamW(trajectory.options), trajectory, "float32");
  });

  test.each(["float32", "float64"] as const)(
    "continues from a saved state bit for bit in %s",
    (dtype) => {
      expectResumes(() => new AdamW(trajectory.options), dtype);
    },
  );
});

test("AdamW remembers firstMoment and secondMoment for each parameter", () => {
  const optimizer = new AdamW();
  const parameters = makeParameters("float32");
  takeSteps(optimizer, parameters, 1, 1);
  const { slots } = optimizer.getState(parameters);
  expect(slots.map((slot) => Object.keys(slot))).toEqual([
    ["firstMoment", "secondMoment"],
    ["firstMoment", "secondMoment"],
  ]);
});

test("AdamW without weight decay gives the bits of Adam", () => {
  const [adam, adamW] = [makeParameters("float64"), makeParameters("float64")];
  takeSteps(new Adam(), adam, 1, 8);
  takeSteps(new AdamW({ weightDecay: 0 }), adamW, 1, 8);
  expect(allValues(adamW)).toEqual(allValues(adam));
});

test("AdamW with a zero gradient shrinks weights by 1 − η·λ and leaves biases alone", () => {
  const [weights, bias] = makeParameters("float64");
  new AdamW({ learningRate: 0.5, weightDecay: 0.25 }).step([weights!, bias!]);
  expect(allValues([weights!])).toEqual([0.5, -1.25, 2, 0.75].map((value) => value * 0.875));
  expect(allValues([bias!])).toEqual([-0.5, 1.5]);
});

test.each([
  [{ learningRate: -0.1 }, "learningRate"],
  [{ learningRate: NaN }, "learningRate"],
  [{ learningRate: Infinity }, "learningRate"],
  [{ weightDecay: -1e-9 }, "weightDecay"],
  [{ weightDecay: NaN }, "weightDecay"],
  [{ clipNorm: 0 }, "clipNorm"],
  [{ clipNorm: -1 }, "clipNorm"],
  [{ clipNorm: Infinity }, "clipNorm"],
  [{ clipValue: 0 }, "clipValue"],
  [{ clipValue: NaN }, "clipValue"],
  [{ epsilon: 0 }, "epsilon"],
  [{ epsilon: -1e-8 }, "epsilon"],
  [{ epsilon: NaN }, "epsilon"],
  [{ beta1: 1 }, "beta1"],
  [{ beta1: -0.1 }, "beta1"],
  [{ beta1: NaN }, "beta1"],
  [{ beta2: 1 }, "beta2"],
  [{ beta2: -0.1 }, "beta2"],
  [{ beta2: NaN }, "beta2"],
])("AdamW refuses %o and names the option %s", (options, option) => {
  expect(() => new AdamW(options)).toThrow(ArgumentError);
  expect(() => new AdamW(options)).toThrow(`AdamW, ${option}`);
});
