import { beforeAll, describe, expect, it } from "vitest";
import { typeErrors } from "../support/type-check.js";

const header = `
import {
  Activation, Dense, Layer, mlp, ReLU, Sequential, Sigmoid, Softmax, Tanh, type AnyLayer, type Tensor,
} from "ndnet";
declare const width: number;
class Halve extends Layer<8, 4> {
  override forward(input: Tensor): Tensor { return input; }
  override backward(gradient: Tensor): Tensor { return gradient; }
}
class Unknown extends Layer {
  override forward(input: Tensor): Tensor { return input; }
  override backward(gradient: Tensor): Tensor { return gradient; }
}
class Fixed extends Layer<6, "same"> {
  override forward(input: Tensor): Tensor { return input; }
  override backward(gradient: Tensor): Tensor { return gradient; }
}
`;

const deep = (count: number, last: string): string =>
  `new Sequential(${"new Dense(16, 16), new ReLU(), ".repeat(count)}${last});`;

/** What doesn't compile, and the widths that the one message must say. */
const wrong: Readonly<Record<string, readonly [string, taken: number, given: number]>> = {
  "direct neighbours": ["new Sequential(new Dense(784, 128), new Dense(64, 10));", 64, 128],
  "neighbours with an activation between": [
    "new Sequential(new Dense(784, 128), new ReLU(), new Dense(64, 10), new Softmax());",
    64,
    128,
  ],
  "neighbours with several activations between": [
    "new Sequential(new Dense(7, 5), new ReLU(), new Tanh(), new Sigmoid(), new Dense(4, 1));",
    4,
    5,
  ],
  "layers held in variables": [
    "const first = new Dense(3, 2); const second = new Dense(1, 9); new Sequential(first, second);",
    1,
    2,
  ],
  "a layer of one's own": ["new Sequential(new Dense(3, 5), new Halve());", 8, 5],
  "what follows a layer of one's own": ["new Sequential(new Halve(), new Dense(5, 1));", 5, 4],
  "what follows a shape-preserving layer of a known width": [
    "new Sequential(new Fixed(), new ReLU(), new Dense(5, 1));",
    5,
    6,
  ],
  "the last of 60 layers": [deep(60, "new Dense(15, 10)"), 15, 16],
  "a spread tuple": [
    "const layers = [new Dense(3, 2), new Dense(4, 1)] as const; new Sequential(...layers);",
    4,
    2,
  ],
  "the layers before a spread array": [
    "declare const rest: AnyLayer[]; new Sequential(new Dense(3, 2), new Dense(4, 1), ...rest);",
    4,
    2,
  ],
};

const right: Readonly<Record<string, string>> = {
  "neighbours that fit": "new Sequential(new Dense(784, 128), new ReLU(), new Dense(128, 10));",
  "a width known as number before": "new Sequential(new Dense(3, width), new Dense(4, 1));",
  "a width known as number behind": "new Sequential(new Dense(3, 2), new Dense(width, 1));",
  "a layer that tells no widths":
    "new Sequential(new Dense(3, 2), new Unknown(), new Dense(4, 1));",
  "an array of layers": "declare const layers: AnyLayer[]; new Sequential(...layers);",
  "an array of some kinds of layers":
    "const layers: (Dense | ReLU)[] = [new Dense(3, 2), new ReLU()]; new Sequential(...layers);",
  "an array between layers":
    "declare const some: AnyLayer[]; new Sequential(new Dense(3, 2), ...some, new Dense(4, 1));",
  "mlp with literal dims": "mlp([784, 128, 10], { output: () => new Softmax() });",
  "mlp with computed dims": "mlp([width, 2 * width, 1], { hidden: () => new Tanh() });",
  "60 layers": deep(60, "new Dense(16, 10)"),
  "any model where a Sequential is wanted":
    "const model: Sequential = new Sequential(new Dense(2, 3), new ReLU()); model.summary();",
};

/** What is no layer at all. */
const foreign: Readonly<Record<string, string>> = {
  "an array in place of a layer": "new Sequential([new Dense(3, 2)]);",
  "a class in place of a layer": "new Sequential(new Dense(3, 2), ReLU);",
  "nothing in place of a layer": "new Sequential(new Dense(3, 2), undefined);",
};

let found: Map<string, string[]>;

beforeAll(() => {
  const modules = [
    ...Object.entries(wrong).map(([name, [code]]) => [name, header + code] as const),
    ...[...Object.entries(right), ...Object.entries(foreign)].map(
      ([name, code]) => [name, header + code] as const,
    ),
  ];
  found = typeErrors(new Map(modules));
}, 120_000);

describe("the compiler", () => {
  it.each(Object.entries(wrong))("refuses %s in one message with both widths", (name, expected) => {
    const [, taken, given] = expected;
    const errors = found.get(name)!;
    expect(errors).toHaveLength(1);
    const message = `This layer takes ${taken} inputs, but the layer before it gives ${given}.`;
    expect(errors[0]).toMatch(
      /^Argument of type '\w+(<\d+, \d+>)?' is not assignable to parameter/,
    );
    expect(errors[0]).toContain(`"${message}"`);
  });

  it.each(Object.keys(foreign))("refuses %s", (name) => {
    expect(found.get(name)).toHaveLength(1);
    expect(found.get(name)![0]).toContain("is not assignable");
  });

  it.each(Object.keys(right))("lets pass %s", (name) => {
    expect(found.get(name)).toEqual([]);
  });
});
