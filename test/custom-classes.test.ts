import { describe, expect, it } from "vitest";
import { Softmax } from "../src/activations/index.js";
import { gradientCheck, gradientCheckLoss } from "../src/gradient-check/index.js";
import { Dense } from "../src/layers/index.js";
import { CrossEntropy } from "../src/losses/index.js";
import { Accuracy } from "../src/metrics/index.js";
import { Sequential } from "../src/models/index.js";
import { zeros, type Tensor } from "../src/tensor/index.js";
import { RandomState } from "../src/tensor/random-state/index.js";
import {
  Alternating,
  eachElement,
  LargestError,
  LogCosh,
  Quartic,
  Scale,
  SignDescent,
  SignedSquare,
} from "./support/custom-classes.js";
import { elements, float64, uniform } from "./support/tensors.js";

describe("Classes of a user's own, in plain TypeScript over ndarrays", () => {
  it("a layer passes gradientCheck, alone and in a model, with error < 1e-8", () => {
    const options = { inputShape: [5, 3], tolerance: 1e-8 };
    expect(gradientCheck(new Scale(3), options)).toMatchObject({ passed: true, checked: 18 });
    const model = new Sequential(new Scale(3), new Dense(3, 2), new SignedSquare());
    expect(gradientCheck(model, options)).toMatchObject({ passed: true, checked: 15 + 3 + 6 + 2 });
  });

  it("an activation passes gradientCheck with error < 1e-8", () => {
    const report = gradientCheck(new SignedSquare(), { inputShape: [5, 4], tolerance: 1e-8 });
    expect(report).toMatchObject({ passed: true, checked: 20 });
  });

  it("a loss passes gradientCheckLoss with error < 1e-8, and its blocks add up to 1e-14", () => {
    for (const reduction of ["mean", "sum"] as const) {
      const loss = new LogCosh({ reduction });
      const report = gradientCheckLoss(loss, { shape: [6, 3], tolerance: 1e-8 });
      expect(report).toMatchObject({ passed: true, checked: 19 });
      const [predictions, targets] = [uniform([6, 3], 1), uniform([6, 3], 2)];
      const whole = loss.evaluate(predictions, targets).value;
      const halves = [0, 3].map((start) => {
        const cut = (all: Tensor): Tensor => all.lo(start).hi(3);
        return loss.evaluate(cut(predictions), cut(targets), { batchSize: 6 }).value;
      });
      expect(Math.abs(halves[0]! + halves[1]! - whole)).toBeLessThan(1e-14);
      expect(loss.evaluateThrough("softmax", predictions, targets)).toBeUndefined();
      expect(loss.objection("softmax")).toBeUndefined();
    }
  });

  it("a regularizer's gradient is that of its penalty with error < 1e-7", () => {
    const regularizer = new Quartic();
    const weights = uniform([3, 2], 1);
    const gradient = zeros([3, 2], { dtype: "float64" });
    regularizer.addGradient(weights, gradient);
    eachElement(weights, (i, j) => {
      const value = weights.get(i, j);
      const at = (w: number): number => {
        weights.set(i, j, w);
        return regularizer.penalty(weights);
      };
      const numeric = (at(value + 1e-6) - at(value - 1e-6)) / 2e-6;
      weights.set(i, j, value);
      expect(Math.abs(gradient.get(i, j) - numeric)).toBeLessThan(
        1e-7 * Math.max(1, Math.abs(numeric)),
      );
    });
  });

  it("an initializer fills the parameters of a layer", () => {
    const layer = new Dense(2, 3, { weightInitializer: new Alternating() });
    layer.weights.initialize(new RandomState(1));
    expect(elements(layer.weights.value)).toEqual([1, -1, 1, -1, 1, -1]);
  });

  it("an optimizer steps every parameter by its own rule, and saves what it remembers", () => {
    const layer = Dense.fromWeights(float64([[1], [2]]), float64([3]));
    const optimizer = new SignDescent(0.5);
    layer.forward(float64([[1, -1]]));
    layer.backward(float64([[2]]));
    optimizer.step(layer.parameters);
    expect(elements(layer.weights.value)).toEqual([0.5, 2.5]);
    expect(elements(layer.bias!.value)).toEqual([2.5]);
    const { optimizer: name, steps, slots } = optimizer.getState(layer.parameters);
    expect({ name, steps }).toEqual({ name: "SignDescent", steps: 1 });
    expect(slots.map(({ seen }) => Array.from(seen!))).toEqual([[1, 1], [1]]);
  });

  it("a metric gathers its figure over blocks", () => {
    const metric = new LargestError();
    metric.update(float64([[1, 2]]), float64([[1, 5]]));
    metric.update(float64([[7, 2]]), float64([[6, 2]]));
    expect(metric.result()).toBe(3);
    metric.reset();
    expect(metric.result()).toBeNaN();
  });

  it("all of them train a model together, and its loss falls below half", async () => {
    const images = uniform([64, 3], 1);
    const targets = zeros([64, 2], { dtype: "float64" });
    for (let i = 0; i < 64; i++) targets.set(i, images.get(i, 0) > images.get(i, 1) ? 0 : 1, 1);
    const model = new Sequential(
      new Scale(3),
      new Dense(3, 4, { weightInitializer: new Alternating(), weightRegularizer: new Quartic() }),
      new SignedSquare(),
      new Dense(4, 2),
    );
    model.initialize(new RandomState(2));
    const loss = new LogCosh();
    const before = model.evaluate(images, targets, { loss });
    await model.fit(images, targets, {
      loss,
      optimizer: new SignDescent(0.02),
      epochs: 30,
      batchSize: 16,
      metrics: [new LargestError()],
      seed: 1,
    });
    const after = model.evaluate(images, targets, { loss, metrics: [new LargestError()] });
    expect(after.loss).toBeLessThan(0.5 * before.loss);
    expect(after["largestError"]).toBeGreaterThan(0);
  });

  it("an activation of one's own feeds the package's losses and metrics", () => {
    const model = new Sequential(
      new Dense(3, 4),
      new SignedSquare(),
      new Dense(4, 2),
      new Softmax(),
    );
    model.to("float64").initialize(new RandomState(3));
    const targets = float64([
      [1, 0],
      [0, 1],
    ]);
    const predictions = model.forward(uniform([2, 3], 1));
    const { value, gradient } = new CrossEntropy().evaluate(predictions, targets);
    expect(value).toBeGreaterThan(0);
    expect(model.backward(gradient).shape).toEqual([2, 3]);
    const accuracy = new Accuracy();
    accuracy.update(predictions, targets);
    expect([0, 0.5, 1]).toContain(accuracy.result());
  });
});
