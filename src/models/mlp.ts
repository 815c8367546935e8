import { ReLU, type Activation } from "../activations/index.js";
import { ArgumentError } from "../errors/index.js";
import { Dense, type DenseOptions } from "../layers/index.js";
import { requirePositiveInteger, type DType } from "../tensor/index.js";
import type { AnyLayer } from "./checked-layers.js";
import { describe } from "../tensor/describe.js";
import { Sequential } from "./sequential.js";

/** Options of {@link mlp}. */
export interface MlpOptions {
  /** Makes the activation after every hidden dense layer. Default: `new ReLU()`. */
  readonly hidden?: () => Activation;
  /** Makes the activation after the last dense layer. Default: none, so that the model gives logits. */
  readonly output?: () => Activation;
  /** Options of every dense layer. */
  readonly dense?: DenseOptions;
  /** Default: `"float32"`. */
  readonly dtype?: DType;
}

/**
 * A multi-layer perceptron of any depth: dense layers of the given widths, each followed by an
 * activation.
 *
 * `mlp([784, 128, 64, 10], { output: () => new Softmax() })` has three dense layers, 784 inputs and
 * 10 outputs.
 *
 * @throws {ArgumentError} unless there are at least two dims, all whole numbers of at least 1.
 */
export function mlp(dims: readonly number[], options: MlpOptions = {}): Sequential {
  const { hidden = () => new ReLU(), output, dense = {}, dtype = "float32" } = options;
  checkDims(dims);
  const layers: AnyLayer[] = [];
  dims.slice(1).forEach((units, index) => {
    const isLast = index === dims.length - 2;
    const activation = isLast ? output : hidden;
    layers.push(new Dense(dims[index] ?? 0, units, dense));
    if (activation === undefined) return;
    requireMaker(activation, isLast ? "output" : "hidden");
    layers.push(activation());
  });
  return new Sequential(...layers).to(dtype);
}

function requireMaker(activation: unknown, option: string): void {
  if (typeof activation === "function") return;
  throw new ArgumentError({
    where: `mlp, ${option}`,
    expected: "a function that makes an activation",
    received: describe(activation),
    fix: `Pass { ${option}: () => new … }: every layer needs an activation of its own.`,
  });
}

function checkDims(dims: unknown): void {
  if (!Array.isArray(dims) || dims.length < 2) {
    throw new ArgumentError({
      where: "mlp, dims",
      expected: "an array of at least two widths, those of input and output",
      received: Array.isArray(dims) ? `${dims.length}` : describe(dims),
    });
  }
  dims.forEach((width: number, index) => {
    requirePositiveInteger(width, `mlp, dims[${index}]`);
  });
}
