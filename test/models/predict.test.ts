import ndarray from "ndarray";
import { afterEach, describe, expect, it } from "vitest";
import { ReLU, Sigmoid, Softmax } from "../../src/activations/index.js";
import { getBackend, setBackend } from "../../src/backends/index.js";
import { ArgumentError, ShapeError } from "../../src/errors/index.js";
import { Dense, Rescaling } from "../../src/layers/index.js";
import { mlp, Sequential } from "../../src/models/index.js";
import { dtypeOf, tensor, zeros } from "../../src/tensor/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { layouts, laidOut, valuesOf } from "../support/random-tensor.js";
import { elements, largestError } from "../support/tensors.js";
import { createCountingBackend } from "./support/counting-backend.js";
import { Saboteur } from "./support/custom-layers.js";
import { smallData } from "./support/small-data.js";

const original = getBackend();

afterEach(() => {
  setBackend(original);
});

const { inputs } = smallData({ rows: 1200 });

function makeModel(): Sequential {
  return mlp([4, 5, 3], { output: () => new Softmax() }).initialize(new RandomState(3));
}

describe("predict", () => {
  it("gives every sample the output that it has by itself, however many there are", () => {
    const model = makeModel();
    const all = model.predict(inputs);
    expect(all.shape).toEqual([1200, 3]);
    for (const row of [0, 511, 512, 1023, 1024, 1199]) {
      const one = model.predict(inputs.lo(row).hi(1));
      expect(one.shape).toEqual([1, 3]);
      expect(elements(one)).toEqual(elements(all.lo(row).hi(1)));
    }
  });

  it.each(layouts)("takes inputs in %s layout, and leaves them as they were", (layout) => {
    const model = makeModel();
    const values = valuesOf(inputs.hi(600));
    const view = laidOut(values, [600, 4], "float32", layout);
    const before = Array.from(view.data);
    expect(elements(model.predict(view))).toEqual(elements(model.predict(inputs.hi(600))));
    expect(Array.from(view.data)).toEqual(before);
  });

  it("converts float64 inputs and bytes to the model's type, and float32 ones exactly", () => {
    const model = makeModel();
    const wide = tensor(inputs.data as Float32Array, [1200, 4], { dtype: "float64" });
    expect(elements(model.predict(wide))).toEqual(elements(model.predict(inputs)));
    expect(dtypeOf(model.predict(wide))).toBe("float32");
    const narrow = largestError(model.to("float64").predict(inputs), makeModel().predict(inputs));
    expect(narrow).toBeGreaterThan(0);
    expect(narrow).toBeLessThan(1e-6);
    const pixels = ndarray(Uint8Array.of(0, 255, 51, 102), [1, 4]);
    const scaled = new Sequential(new Rescaling(1 / 255), ...makeModel().layers);
    const expected = makeModel().predict(tensor([[0, 1, 0.2, 0.4]]));
    expect(largestError(scaled.predict(pixels), expected)).toBeLessThan(1e-6);
  });

  it("gives results in memory of their own, which later calls leave as they are", () => {
    const model = makeModel();
    const first = model.predict(inputs.hi(10));
    const before = elements(first);
    model.predict(inputs.lo(10).hi(10));
    model.evaluate(inputs, new Uint8Array(1200));
    model.forward(inputs.hi(10));
    expect(elements(first)).toEqual(before);
  });

  it.each([
    ["one sample without its batch dimension", zeros([4]), ShapeError, "shape [1, features]"],
    ["no samples", zeros([0, 4]), ShapeError, "at least one sample"],
    ["images", zeros([5, 2, 2]), ShapeError, "expected shape [batch, 4], received [5, 2, 2]"],
    ["another width", zeros([5, 3]), ShapeError, "Dense (layer 1 of 4), input"],
    ["NaN", tensor([[1, 2, Number.NaN, 4]]), ArgumentError, "predict, inputs"],
  ])("refuses %s, and gives no values to a model that has none", (_, wrong, type, message) => {
    const model = mlp([4, 5, 3], { output: () => new Softmax() });
    for (const run of [() => model.predict(wrong), () => model.predictClasses(wrong)]) {
      expect(run).toThrow(type);
      expect(run).toThrow(message.replace("predict,", ""));
    }
    expect(model.layers[0]!.parameters[0]!.initialized).toBe(false);
  });

  it("gives memory back when a layer throws", () => {
    const backend = createCountingBackend();
    setBackend(backend);
    const broken = new Saboteur({ output: () => zeros([1, 1]) });
    const model = new Sequential(new Dense(4, 3), broken);
    expect(() => model.predict(inputs)).toThrow(ShapeError);
    expect(backend.prepared.size).toBe(0);
  });

  it("needs no memory that grows with the samples but the result", () => {
    const backend = createCountingBackend();
    setBackend(backend);
    const model = makeModel();
    model.predict(smallData({ rows: 2500 }).inputs);
    backend.forget();
    model.predict(smallData({ rows: 5000 }).inputs);
    expect(backend.sizes).toEqual([]);
    expect(backend.prepared.size).toBe(0);
  });

  it("runs on the backend of the time", () => {
    const model = makeModel();
    const before = model.predict(inputs);
    const backend = createCountingBackend();
    setBackend(backend);
    expect(largestError(model.predict(inputs), before)).toBeLessThan(1e-6);
    expect(backend.sizes.length).toBeGreaterThan(0);
  });
});

describe("predictClasses", () => {
  it("gives the column of the largest output", () => {
    const model = makeModel();
    const classes = model.predictClasses(inputs);
    expect(classes).toBeInstanceOf(Int32Array);
    const rows = elements(model.predict(inputs));
    const expected = Array.from({ length: 1200 }, (_, row) => {
      const row3 = rows.slice(3 * row, 3 * row + 3);
      return row3.indexOf(Math.max(...row3));
    });
    expect(Array.from(classes)).toEqual(expected);
    expect(new Set(expected).size).toBeGreaterThan(1);
  });

  it("gives 1 for a single unit from ½ on, 0 below", () => {
    const model = new Sequential(new ReLU());
    const single = tensor([[0.5], [0.49999], [7], [0]]);
    expect(Array.from(model.predictClasses(single))).toEqual([1, 0, 1, 0]);
    const sigmoid = new Sequential(new Sigmoid());
    expect(Array.from(sigmoid.predictClasses(tensor([[-1], [0], [1]])))).toEqual([0, 1, 1]);
  });

  it("refuses outputs of more than two dimensions", () => {
    expect(() => new Sequential(new ReLU()).predictClasses(zeros([5, 2, 2]))).toThrow(
      "predictClasses, ReLU (layer 1 of 1): expected output of shape [batch, units], received [5, 2, 2]",
    );
  });
});
