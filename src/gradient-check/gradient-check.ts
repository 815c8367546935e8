import { ArgumentError } from "../errors/index.js";
import { standaloneContext, type LayerContext } from "../layers/index.js";
import type { Parameter } from "../parameters/index.js";
import { elementCount, formatShape, requireShape, wrap } from "../tensor/index.js";
import type { Shape, Tensor } from "../tensor/index.js";
import { RandomState } from "../tensor/random-state/index.js";
import { checkSettings, type CheckOptions, type CheckSettings } from "./check-settings.js";
import { compareGradients } from "./compare-gradients.js";
import { drawAwayFromZero } from "./draw.js";
import { float64Copy, withFloat64Parameters, type Float64Subject } from "./float64-parameters.js";
import {
  summarize,
  type GradientCheckReport,
  type TensorGradientReport,
} from "./gradient-report.js";
import { requireFloat64Result, requireRepeatable } from "./require-results.js";

/** What a gradient check asks of a layer or model. */
export interface DifferentiableModule extends Float64Subject {
  forward(input: Tensor, context?: LayerContext): Tensor;
  backward(outputGradient: Tensor): Tensor;
}

/** Options of {@link gradientCheck}: `inputShape` or `input` is needed. */
export interface GradientCheckOptions extends CheckOptions {
  /**
   * Shape of a drawn input, the batch first: `[4, 3]`. Its elements are from −2 to 2 and keep a
   * distance of 0.01 from 0, where activations such as ReLU have their kink.
   */
  readonly inputShape?: Shape;
  /** The input to check at, where a drawn one won't do. */
  readonly input?: Tensor;
  /** Whether `forward` is told that it trains. Default: `false`. */
  readonly training?: boolean;
}

/**
 * Holds `backward` of a layer or model against central differences of its `forward`, for the input
 * and for every parameter.
 *
 * The check runs in float64. With a random upstream gradient g, the derivatives of
 * `Σ g · forward(input)` are compared with what `backward(g)` gives. The figure of merit is
 * `|analytic − numeric| / max(1, |analytic|, |numeric|)`: absolute for small derivatives, relative
 * for large ones; a right gradient of a smooth function stays well below the default tolerance.
 *
 * Every `forward` is given a context with the same random state, so that layers that draw from it
 * draw the same. Parameters have their type, values and gradients again when the check is done; ones
 * without values yet are initialized from `new RandomState(0)`. A function with a kink other than at
 * 0 needs an `input` away from it, and inside a model a hidden unit may come to lie at a kink by
 * chance: another `seed` tells.
 *
 * @example
 * const report = gradientCheck(new MyActivation(), { inputShape: [4, 3] });
 * if (!report.passed) console.log(report.worst);
 *
 * @throws {ArgumentError} when options make no sense, or `forward` gives another output for the same
 * input and random state.
 * @throws {ShapeError} when `backward` gives another shape than the input has.
 * @throws {DTypeError} when a result is not float64 for float64 input.
 */
export function gradientCheck(
  subject: DifferentiableModule,
  options: GradientCheckOptions,
): GradientCheckReport {
  const settings = checkSettings(options, "gradientCheck");
  const random = new RandomState(settings.seed);
  const { shape, values } = chooseInput(options, random);
  const parameters = [...new Set(subject.parameters)];
  return withFloat64Parameters(subject, () => {
    const forward = (input: Float64Array): Tensor => {
      const context = standaloneContext({
        training: options.training ?? false,
        seed: settings.seed,
      });
      return requireFloat64Result(subject.forward(wrap(input, shape), context), "forward");
    };
    const gradients = analyticGradients(subject, parameters, forward, { shape, values, random });
    return compare(parameters, forward, { shape, values }, gradients, settings);
  });
}

interface Input {
  readonly shape: Shape;
  readonly values: Float64Array;
}

interface Gradients {
  readonly upstream: Float64Array;
  readonly input: Float64Array;
  readonly parameters: readonly Float64Array[];
}

function chooseInput({ input, inputShape }: GradientCheckOptions, random: RandomState): Input {
  const shape = input?.shape ?? inputShape ?? [];
  requireShape(shape, "gradientCheck, inputShape");
  if (shape.length === 0 || elementCount(shape) === 0) {
    throw new ArgumentError({
      where: "gradientCheck",
      expected: "an input with elements, or its inputShape",
      received: (input ?? inputShape) ? `shape ${formatShape(shape)}` : "neither",
      fix: "Give a shape, the batch first, as in { inputShape: [4, 3] }.",
    });
  }
  const values =
    input === undefined ? drawAwayFromZero(elementCount(shape), random) : float64Copy(input);
  return { shape, values };
}

function analyticGradients(
  subject: DifferentiableModule,
  parameters: readonly Parameter[],
  forward: (input: Float64Array) => Tensor,
  { shape, values, random }: Input & { random: RandomState },
): Gradients {
  const first = float64Copy(forward(values));
  const output = forward(values);
  requireRepeatable(first, float64Copy(output));
  const upstream = drawAwayFromZero(first.length, random);
  for (const parameter of parameters) parameter.zeroGradient();
  const inputGradient = subject.backward(wrap(upstream, output.shape));
  return {
    upstream,
    input: float64Copy(requireFloat64Result(inputGradient, "backward", shape)),
    parameters: parameters.map((parameter) => float64Copy(parameter.gradient)),
  };
}

function compare(
  parameters: readonly Parameter[],
  forward: (input: Float64Array) => Tensor,
  { shape, values }: Input,
  gradients: Gradients,
  settings: CheckSettings,
): GradientCheckReport {
  const { upstream } = gradients;
  const inputReport = compareGradients(
    {
      where: "input",
      shape,
      values,
      gradient: gradients.input,
      change: (from, to) =>
        weightedChange(upstream, float64Copy(forward(from)), float64Copy(forward(to))),
    },
    settings,
  );
  const reports = parameters.map((parameter, position): TensorGradientReport => {
    const original = float64Copy(parameter.value);
    const outputWith = (changed: Float64Array): Float64Array => {
      parameter.assign(wrap(changed, parameter.shape));
      return float64Copy(forward(values));
    };
    const report = compareGradients(
      {
        where: nameOf(parameter, parameters),
        shape: parameter.shape,
        values: original,
        gradient: gradients.parameters[position] ?? new Float64Array(0),
        change: (from, to) => weightedChange(upstream, outputWith(from), outputWith(to)),
      },
      settings,
    );
    parameter.assign(wrap(original, parameter.shape));
    return report;
  });
  return summarize([inputReport, ...reports], settings.tolerance);
}

/** Σ g · (to − from): summing the small differences loses fewer digits than subtracting the sums. */
function weightedChange(weights: Float64Array, from: Float64Array, to: Float64Array): number {
  return weights.reduce(
    (sum, weight, position) => sum + weight * ((to[position] ?? 0) - (from[position] ?? 0)),
    0,
  );
}

function nameOf(parameter: Parameter, parameters: readonly Parameter[]): string {
  const isUnique = parameters.filter(({ name }) => name === parameter.name).length === 1;
  if (isUnique) return parameter.name;
  return `${parameter.name} (parameter ${parameters.indexOf(parameter) + 1} of ${parameters.length})`;
}
