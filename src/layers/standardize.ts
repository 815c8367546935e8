import { getBackend } from "../backends/default-backend.js";
import { requireFinite } from "../backends/require-finite.js";
import { ArgumentError, ShapeError } from "../errors/index.js";
import { requireOptions } from "../errors/require-options.js";
import {
  dtypeOf,
  floatArray,
  formatShape,
  isNdArray,
  requireInRange,
  requirePositiveInteger,
  requireSameShape,
  wrap,
  type DType,
  type InputTensor,
  type Tensor,
} from "../tensor/index.js";
import { describe } from "../tensor/describe.js";
import { featureStatistics, type FeatureStatistics } from "../tensor/feature-statistics.js";
import { noGradient, standaloneContext, type LayerContext } from "./layer-context.js";
import { Layer, type InputUse } from "./layer.js";
import { requireInput } from "./require-input.js";

/** Options of {@link Standardize}: a number for every feature each. */
export interface StandardizeOptions {
  /** Default: zeros. */
  readonly mean?: ArrayLike<number>;
  /** 0 divides by 1. Default: ones. */
  readonly standardDeviation?: ArrayLike<number>;
}

/** Deviations from 0 up to which means leave sparse inputs sparse: beyond, sums would lose digits. */
const mostDeviations = 32;

/**
 * Brings every feature to mean 0 and deviation 1, by numbers that no training changes:
 * `output = (input − mean) / standardDeviation`, of images every channel.
 *
 * Shapes: input `[…, features]` with any axes, mean and standardDeviation `[features]`. A feature whose
 * deviation is 0 is divided by 1, as in scikit-learn: equal numbers become 0. Gradient: `∂L/∂input =
 * outputGradient / standardDeviation`.
 *
 * Before a `Dense`, sparse inputs stay sparse. With σ the deviations, μ the means, and W, b weights and bias,
 * the product is `(input / σ) · W + (b − (μ / σ) · W)`, and `∂L/∂W = (input / σ)ᵀ · g − (μ / σ) ⊗ Σ g` with the
 * sum of g = ∂L/∂(product) over the batch: the same but for rounding. Where a mean is more than 32 deviations
 * from 0, rows are made dense, so that no digits cancel.
 *
 * @example
 * ```ts
 * const model = new Sequential(Standardize.fromData(images, 784), new Dense(784, 10));
 * ```
 */
export class Standardize<Features extends number = number> extends Layer<Features, Features> {
  readonly features: Features;
  readonly mean: readonly number[];
  readonly standardDeviation: readonly number[];
  /** `"same"` for `Standardize` itself, where no mean is far from 0. */
  override readonly inputUse: InputUse;
  readonly #statistics: Partial<Record<DType, { mean: Tensor; deviation: Tensor }>> = {};
  #input: Tensor | undefined;
  #context: LayerContext | undefined;

  /**
   * @throws {ArgumentError} when `features` is no whole number of at least 1, a mean isn't finite, or a deviation
   * is not finite or below 0.
   * @throws {ShapeError} unless there are as many means and deviations as features.
   */
  constructor(features: Features, options: StandardizeOptions = {}) {
    super({ inputs: features, outputs: features });
    requirePositiveInteger(features, "Standardize, features");
    const { mean, standardDeviation } = requireOptions(options, "Standardize", "features, ");
    this.features = features;
    this.mean = numbersOf(mean ?? filled(features, 0), features, -Infinity, "mean");
    this.standardDeviation = numbersOf(
      ...[standardDeviation ?? filled(features, 1), features, 0, "standardDeviation"],
    );
    const isNear = this.mean.every(
      (value, j) => Math.abs(value) <= mostDeviations * divisorOf(this.standardDeviation[j]),
    );
    this.inputUse = new.target === Standardize && isNear ? "same" : "elements";
  }

  /**
   * A layer with the means and (biased) deviations of `inputs`, those of the training data, along their last
   * axis. Bytes are taken as numbers from 0 to 255: a `Rescaling` before it isn't needed.
   *
   * @param features Number of features, for the compiler to check. Default: that of the inputs.
   * @throws {ShapeError} when the inputs have no rows, or another number of features.
   * @throws {DTypeError} when they are no ndarray over a typed array of numbers.
   * @throws {ArgumentError} when they hold NaN or an infinity, or are so large that sums of their squares do.
   */
  static fromData<Features extends number = number>(
    inputs: InputTensor,
    features?: Features,
  ): Standardize<Features> {
    const shape = isNdArray(inputs) ? inputs.shape : [];
    const width = features ?? shape.at(-1);
    if (width === undefined || shape.length < 2 || shape.includes(0) || width !== shape.at(-1)) {
      throw new ShapeError({
        where: "Standardize.fromData, inputs",
        expected: `shape [batch, ${features ?? "features"}] with at least one row`,
        received: formatShape(shape),
      });
    }
    const statistics = featureStatistics(inputs, width);
    requireFiniteStatistics(statistics, inputs);
    return new Standardize(width as Features, statistics);
  }

  /** Any number. */
  override get inputAxes(): undefined {
    return undefined;
  }

  override constructorArguments(): readonly unknown[] {
    const { features, mean, standardDeviation } = this;
    return [features, { mean, standardDeviation }];
  }

  override forward(input: Tensor, context: LayerContext = standaloneContext()): Tensor {
    requireInput(input, this);
    const { mean, deviation } = this.#statisticsIn(dtypeOf(input));
    const output = context.allocate(this, "output", input.shape, dtypeOf(input));
    getBackend().standardizeColumns(input, mean, deviation, output);
    this.#input = input;
    this.#context = context;
    return output;
  }

  override backward(outputGradient: Tensor): Tensor {
    const input = this.remembered(this.#input);
    const context = this.remembered(this.#context);
    if (!context.needsInputGradient) return noGradient;
    requireSameShape(outputGradient.shape, input.shape, `${this.name}.backward`);
    const { deviation } = this.#statisticsIn(dtypeOf(input));
    const inputGradient = context.allocate(this, "inputGradient", input.shape, dtypeOf(input));
    getBackend().standardizeColumns(outputGradient, undefined, deviation, inputGradient);
    return inputGradient;
  }

  #statisticsIn(dtype: DType): { mean: Tensor; deviation: Tensor } {
    const tensorOf = (numbers: readonly number[]): Tensor => {
      const data = floatArray(this.features, dtype);
      data.set(numbers);
      return wrap(data, [this.features]);
    };
    return (this.#statistics[dtype] ??= {
      mean: tensorOf(this.mean),
      deviation: tensorOf(this.standardDeviation),
    });
  }
}

/** @throws {ArgumentError} with what is wrong with the inputs. */
function requireFiniteStatistics(
  { mean, standardDeviation }: FeatureStatistics,
  inputs: InputTensor,
): void {
  const feature = mean.findIndex(
    (value, j) => !Number.isFinite(value + (standardDeviation[j] ?? 0)),
  );
  if (feature < 0) return;
  const where = "Standardize.fromData, inputs";
  requireFinite(inputs, where);
  throw new ArgumentError({
    where,
    expected: "numbers whose squares have a sum in float64",
    received: `larger ones in feature ${feature}`,
    fix: "Scale the inputs first.",
  });
}

/** What a feature is divided by. */
function divisorOf(deviation: number | undefined): number {
  return deviation === undefined || deviation === 0 ? 1 : deviation;
}

function filled(count: number, value: number): readonly number[] {
  return new Array<number>(count).fill(value);
}

function isList(values: unknown): boolean {
  return (
    typeof values === "object" &&
    values !== null &&
    typeof Reflect.get(values, "length") === "number"
  );
}

/** A copy of what is given. @throws {ArgumentError} or {ShapeError} */
function numbersOf(
  values: ArrayLike<number>,
  features: number,
  least: number,
  name: string,
): readonly number[] {
  const where = `Standardize, ${name}`;
  if (!isList(values)) {
    throw new ArgumentError({
      where,
      expected: "an array or a typed array of numbers",
      received: describe(values),
      fix: "Give an ndarray's numbers in order, such as the data of tensor([1, 2]).",
    });
  }
  if (values.length !== features) {
    throw new ShapeError({
      where,
      expected: `${features} numbers, one for every feature`,
      received: String(values.length),
    });
  }
  const numbers = Array.from(values);
  numbers.forEach((value, j) => {
    requireInRange(value, least, Infinity, `${where}[${j}]`);
  });
  return Object.freeze(numbers);
}
