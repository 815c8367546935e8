import { describe, expect, it } from "vitest";
import { FormatError, ShapeError } from "../../../src/errors/index.js";
import { parseSafetensors } from "../../../src/formats/safetensors/parse-safetensors.js";
import { writeSafetensors } from "../../../src/formats/safetensors/write-safetensors.js";
import { getWeights } from "../../../src/formats/weights/get-weights.js";
import { setWeights } from "../../../src/formats/weights/set-weights.js";
import { Dense, mlp, RandomState, ReLU, Sequential, tensor } from "../../../src/index.js";

function network(seed: number): Sequential {
  const model = mlp([3, 4, 2], { hidden: () => new ReLU() });
  return model.initialize(new RandomState(seed));
}

function weightsIn(model: Sequential): number[][] {
  return model.parameters.map(({ value }) => [...value.data]);
}

describe("getWeights", () => {
  it("names weights as the notebooks do: W1, b1, W2, b2", () => {
    const weights = getWeights(network(1));
    expect(Object.entries(weights).map(([name, { shape }]) => [name, shape])).toEqual([
      ["W1", [3, 4]],
      ["b1", [4]],
      ["W2", [4, 2]],
      ["b2", [2]],
    ]);
  });

  it("names weights by layer, and leaves out layers without any", () => {
    const model = new Sequential(new Dense(3, 4, { useBias: false }), new ReLU(), new Dense(4, 2));
    const names = Object.keys(getWeights(model, { names: "layers" }));
    expect(names).toEqual(["dense_1.weights", "dense_2.weights", "dense_2.bias"]);
  });

  it("draws the initial values that the model would draw", () => {
    const [one, other] = [1, 2].map(() => mlp([3, 4, 2], { hidden: () => new ReLU() }));
    const weights = getWeights(one!);
    expect(Object.values(weights).map(({ data }) => [...data])).toEqual(weightsIn(other!));
  });
});

describe("setWeights", () => {
  it.each(["numbered", "layers"] as const)(
    "gives a model the %s weights of another, through the bytes of a file",
    (names) => {
      const [from, to] = [network(1), network(2)];
      setWeights(to, parseSafetensors(writeSafetensors(getWeights(from, { names }))).tensors);
      expect(weightsIn(to)).toEqual(weightsIn(from));
    },
  );

  it("rounds to the model's element type", () => {
    const [from, to] = [network(1).to("float64"), network(2)];
    from.initialize(new RandomState(3));
    setWeights(to, getWeights(from));
    expect(weightsIn(to)).toEqual(weightsIn(from).map((values) => values.map(Math.fround)));
  });

  it.each<[string, Record<string, unknown>]>([
    ["a missing name", { b2: undefined }],
    ["an unknown name", { W3: tensor([1], [1]) }],
  ])("refuses %s with a FormatError, and changes nothing", (_, change) => {
    const model = network(1);
    const before = weightsIn(model);
    const given = Object.entries({ ...getWeights(network(2)), ...change });
    const arrays = Object.fromEntries(given.filter(([, array]) => array !== undefined));
    expect(() => {
      setWeights(model, arrays as Record<string, ReturnType<typeof tensor>>);
    }).toThrow(FormatError);
    expect(weightsIn(model)).toEqual(before);
  });

  it("refuses another shape with a ShapeError, and changes nothing", () => {
    const model = network(1);
    const before = weightsIn(model);
    const arrays = { ...getWeights(network(2)), b2: tensor([1, 2, 3], [3]) };
    expect(() => {
      setWeights(model, arrays, { name: "weights.npz" });
    }).toThrow(ShapeError);
    expect(weightsIn(model)).toEqual(before);
  });
});
