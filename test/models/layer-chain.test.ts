import { describe, expect, it } from "vitest";
import { ReLU } from "../../src/activations/index.js";
import { DTypeError, ShapeError, StateError } from "../../src/errors/index.js";
import { Dense } from "../../src/layers/index.js";
import { LayerChain } from "../../src/models/layer-chain.js";
import { tensor, zeros, type Tensor } from "../../src/tensor/index.js";
import { elements } from "../support/tensors.js";
import { Doubler, Saboteur, type Sabotage } from "./support/custom-layers.js";

const input = tensor([1, 2, 3, 4, 5, 6], [3, 2]);

function chainWith(sabotage: Sabotage): LayerChain {
  const layers = [new Dense(2, 4), new Saboteur(sabotage), new Dense(4, 2)];
  return new LayerChain(layers, "float32", { training: true });
}

describe("LayerChain", () => {
  it.each<[string, () => Tensor, typeof ShapeError | typeof DTypeError, string]>([
    ["fewer rows", () => zeros([2, 4]), ShapeError, "expected shape [3, 4], received [2, 4]"],
    ["other columns", () => zeros([3, 5]), ShapeError, "expected shape [3, 4], received [3, 5]"],
    ["another rank", () => zeros([3, 2, 2]), ShapeError, "received [3, 2, 2]"],
    ["nothing", () => undefined as never, ShapeError, "received undefined"],
    ["an array", () => [] as never, ShapeError, "received Array"],
    ["float64", () => zeros([3, 4], { dtype: "float64" }), DTypeError, "received float64"],
  ])("refuses %s as a layer's output, and names the layer", (_, output, type, message) => {
    const layer = new Saboteur();
    layer.forward = output;
    const layers = [new Dense(2, 4), layer, new Dense(4, 2)];
    const chain = new LayerChain(layers, "float32", { training: true });
    const run = (): unknown => chain.forward(input);
    expect(run).toThrow(type);
    expect(run).toThrow("Saboteur (layer 2 of 3), output of forward: ");
    expect(run).toThrow(message);
  });

  it.each<[string, () => Tensor, typeof ShapeError | typeof DTypeError, string]>([
    ["fewer rows", () => zeros([2, 4]), ShapeError, "expected shape [3, 4]"],
    ["other columns", () => zeros([3, 5]), ShapeError, "received [3, 5]"],
    ["float64", () => zeros([3, 4], { dtype: "float64" }), DTypeError, "expected float32"],
  ])("refuses %s as a layer's gradient, and names the layer", (_, gradient, type, message) => {
    const chain = chainWith({ gradient });
    chain.forward(input);
    const run = (): unknown => chain.backward(zeros([3, 2]));
    expect(run).toThrow(type);
    expect(run).toThrow("Saboteur (layer 2 of 3), result of backward: ");
    expect(run).toThrow(message);
  });

  it("needs a layer's rows only, where the layer can't tell its width", () => {
    const chain = new LayerChain([new Doubler()], "float32", { training: false });
    expect(elements(chain.forward(input))).toEqual([1, 2, 1, 2, 3, 4, 3, 4, 5, 6, 5, 6]);
  });

  it("asks no layer below the first one with parameters for a gradient that nobody needs", () => {
    const below = new Saboteur();
    const layers = [below, new ReLU(), new Dense(2, 2)];
    const chain = new LayerChain(layers, "float32", { training: true });
    chain.forward(input);
    chain.backward(zeros([3, 2]));
    expect(below.backwards).toBe(0);
    const wanted = new LayerChain(layers, "float32", { training: true, needsInputGradient: true });
    wanted.forward(input);
    expect(wanted.backward(zeros([3, 2])).shape).toEqual([3, 2]);
    expect(below.backwards).toBe(1);
  });

  it("asks nothing of layers none of which has parameters", () => {
    const layer = new Saboteur();
    const chain = new LayerChain([layer], "float32", { training: true });
    chain.forward(input);
    chain.backward(zeros([3, 2]));
    expect(layer.backwards).toBe(0);
  });

  it("refuses a backward pass through a layer that has been in another chain's pass since", () => {
    const shared = new Dense(2, 2);
    const first = new LayerChain([shared], "float32", { training: true });
    const second = new LayerChain([new ReLU(), shared], "float32", { training: false });
    first.forward(input);
    second.forward(input);
    const run = (): unknown => first.backward(zeros([3, 2]));
    expect(run).toThrow(StateError);
    expect(run).toThrow("backward, Dense (layer 1 of 1): expected no other pass");
    first.forward(input);
    expect(run).not.toThrow();
  });

  it("finds the first layer whose output or parameters aren't finite, in spite of later ones", () => {
    const layers = [
      new Dense(2, 2),
      new Saboteur({ output: () => tensor([0, Infinity, 0, 0, 0, 0], [3, 2]) }),
      new Saboteur({ output: () => zeros([3, 2]) }),
    ];
    const chain = new LayerChain(layers, "float32", { training: true });
    expect(chain.firstNonFinite(chain.forward(input))).toBe(1);
    layers[0]!.parameters[0]!.value.set(1, 1, Number.NaN);
    expect(chain.firstNonFinite(chain.forward(input))).toBe(0);
    const fine = new LayerChain([new ReLU()], "float32", { training: true });
    expect(fine.firstNonFinite(fine.forward(input))).toBe(-1);
  });
});
