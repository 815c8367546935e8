import { describe, expect, it } from "vitest";
import { ArgumentError, FormatError, ShapeError } from "../../../src/errors/index.js";
import { parseSafetensors } from "../../../src/formats/safetensors/parse-safetensors.js";
import { writeSafetensors } from "../../../src/formats/safetensors/write-safetensors.js";
import { getWeights } from "../../../src/formats/weights/get-weights.js";
import { setWeights } from "../../../src/formats/weights/set-weights.js";
import { Dense, Layer, mlp, RandomState, ReLU, Sequential, tensor } from "../../../src/index.js";
import { Scale } from "../../support/custom-classes.js";

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

  it("takes biases as rows and columns, as notebooks have them", () => {
    const [from, to] = [network(1), network(2)];
    const { W1, b1, W2, b2 } = getWeights(from);
    const row = tensor(b1!.data, [1, 4]);
    const column = tensor(b2!.data, [2, 1]);
    setWeights(to, { W1: W1!, b1: row, W2: W2!, b2: column });
    expect(weightsIn(to)).toEqual(weightsIn(from));
  });

  it("takes matrices the other way round where it is told so, and says so where it isn't", () => {
    const [from, to] = [network(1), network(2)];
    const turned = Object.fromEntries(
      Object.entries(getWeights(from)).map(([name, values]) => [
        name,
        values.shape.length === 2 ? values.transpose(1, 0) : values,
      ]),
    );
    expect(() => {
      setWeights(to, turned);
    }).toThrow(/pass transposed: true/);
    setWeights(to, turned, { transposed: true });
    expect(weightsIn(to)).toEqual(weightsIn(from));
    expect(() => {
      setWeights(to, getWeights(from), { transposed: true });
    }).toThrow(/pass transposed: false/);
  });

  it("loses nothing of layers that are made of others, and of those that are named alike", () => {
    class Pair extends Layer {
      override readonly parameters = [...new Dense(4, 5).parameters, ...new Dense(5, 4).parameters];
      override forward = (): never => {
        throw new Error("not needed");
      };
      override backward = (): never => {
        throw new Error("not needed");
      };
    }
    class dense extends Dense {}
    const make = (seed: number): Sequential =>
      new Sequential(new Pair(), new Dense(4, 4), new dense(4, 4)).initialize(
        new RandomState(seed),
      );
    for (const names of ["numbered", "layers"] as const) {
      const [from, to] = [make(1), make(2)];
      const weights = getWeights(from, { names });
      expect(Object.keys(weights)).toHaveLength(8);
      setWeights(to, weights);
      expect(weightsIn(to)).toEqual(weightsIn(from));
    }
    expect(Object.keys(getWeights(make(1)))).toEqual([
      "W1",
      "b1",
      "W2",
      "b2",
      "W3",
      "b3",
      "W4",
      "b4",
    ]);
    expect(Object.keys(getWeights(make(1), { names: "layers" })).slice(0, 4)).toEqual([
      ...["pair_1.weights", "pair_1.bias", "pair_1.weights_2", "pair_1.bias_2"],
    ]);
  });

  it("finds numbered names where the first layer with weights has none of W and b", () => {
    const make = (seed: number): Sequential =>
      new Sequential(new Scale(3), new Dense(3, 2)).initialize(new RandomState(seed));
    for (const names of ["numbered", "layers"] as const) {
      const [from, to] = [make(1), make(2)];
      setWeights(to, getWeights(from, { names }));
      expect(weightsIn(to)).toEqual(weightsIn(from));
    }
  });

  it("refuses another way of naming", () => {
    const model = network(1);
    expect(() => getWeights(model, { names: "letters" as "layers" })).toThrow(ArgumentError);
    expect(() => {
      setWeights(model, getWeights(model), { names: "letters" as "layers" });
    }).toThrow(ArgumentError);
  });
});
