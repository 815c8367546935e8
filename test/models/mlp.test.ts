import { describe, expect, it } from "vitest";
import { Sigmoid, Softmax } from "../../src/activations/index.js";
import { ArgumentError } from "../../src/errors/index.js";
import { Constant } from "../../src/initializers/index.js";
import { Dense } from "../../src/layers/index.js";
import { mlp } from "../../src/models/index.js";
import { L2 } from "../../src/regularizers/index.js";
import { tensor } from "../../src/tensor/index.js";
import { elements } from "../support/tensors.js";

function names(model: ReturnType<typeof mlp>): string[] {
  return model.layers.map((layer) => layer.name);
}

describe("mlp", () => {
  it("has a dense layer between any two widths, ReLU after hidden ones, nothing at the end", () => {
    const model = mlp([7, 5, 4, 3]);
    expect(names(model)).toEqual(["Dense", "ReLU", "Dense", "ReLU", "Dense"]);
    expect(model.parameters.map(({ shape }) => shape)).toEqual([
      [7, 5],
      [5],
      [5, 4],
      [4],
      [4, 3],
      [3],
    ]);
    expect(names(mlp([2, 1]))).toEqual(["Dense"]);
  });

  it("makes a new activation for every place, as hidden and output say", () => {
    const model = mlp([4, 3, 3, 2], { hidden: () => new Sigmoid(), output: () => new Softmax() });
    expect(names(model)).toEqual(["Dense", "Sigmoid", "Dense", "Sigmoid", "Dense", "Softmax"]);
    expect(new Set(model.layers).size).toBe(6);
  });

  it("refuses one activation in two places", () => {
    const shared = new Sigmoid();
    expect(() => mlp([4, 3, 3, 2], { hidden: () => shared })).toThrow(ArgumentError);
  });

  it("hands its dense options and element type on", () => {
    const dense = {
      weightInitializer: new Constant(0.5),
      useBias: false,
      weightRegularizer: new L2(1),
    };
    const model = mlp([2, 2, 1], { dense, dtype: "float64" });
    expect(model.dtype).toBe("float64");
    expect(model.layers.filter((layer) => layer instanceof Dense)).toHaveLength(2);
    expect(model.parameters.map(({ name, regularizer }) => [name, regularizer])).toEqual([
      ["weights", dense.weightRegularizer],
      ["weights", dense.weightRegularizer],
    ]);
    expect(elements(model.predict(tensor([[1, 2]])))).toEqual([1.5]);
  });

  it.each([[[]], [[3]], [undefined], ["3,2"], [3]])("refuses the dims %o", (dims) => {
    expect(() => mlp(dims as number[])).toThrow(/^mlp, dims: expected an array of at least two/);
  });

  it.each([0, -1, 1.5, Number.NaN, "4"])(
    "refuses the width %o and says where it stands",
    (width) => {
      expect(() => mlp([3, width as number, 2])).toThrow(
        /^mlp, dims\[1\]: expected a whole number/,
      );
    },
  );
});
