import { getBackend } from "../backends/default-backend.js";
import { ArgumentError } from "../errors/index.js";
import type { Loss, LossResult } from "../losses/index.js";
import {
  elementCount,
  formatShape,
  requireSameShape,
  requireShape,
  wrap,
} from "../tensor/index.js";
import type { Shape, Tensor } from "../tensor/index.js";
import { RandomState } from "../tensor/random-state/index.js";
import { checkSettings, type CheckOptions } from "./check-settings.js";
import { compareGradients } from "./compare-gradients.js";
import { drawAwayFromZero } from "./draw.js";
import { float64Copy } from "./float64-parameters.js";
import { difference, summarize, type GradientCheckReport } from "./gradient-report.js";
import { requireFloat64Result } from "./require-results.js";

/** Options of {@link gradientCheckLoss}: `shape` or `predictions` is needed. */
export interface GradientCheckLossOptions extends CheckOptions {
  /** Shape of drawn predictions and targets, `[batch, units]`. */
  readonly shape?: Shape;
  /**
   * The predictions to check at; with `through`, the activation's input. Default: drawn from −2 to
   * 2, or from 0.05 to 0.95 where the loss objects to values that are no probabilities.
   */
  readonly predictions?: Tensor;
  /**
   * Default: one class drawn for each sample where the loss is one of classification, else
   * predictions plus a drawn distance of 0.01 to 2.
   */
  readonly targets?: Tensor;
  /** Checks `evaluateThrough` this activation, in place of the gradient of `evaluate`. */
  readonly through?: "softmax" | "sigmoid";
}

/**
 * Holds the gradient of a loss against central differences of its value, in float64.
 *
 * The figure of merit is that of {@link gradientCheck}. With `through`, the value of
 * `evaluateThrough` is held against that of `evaluate` too; it is reported as `"value"`.
 *
 * @throws {ArgumentError} when options make no sense, or the loss has no formula `through` the
 * activation.
 * @throws {ShapeError} when the gradient has another shape than the predictions.
 * @throws {DTypeError} when the gradient is not float64.
 */
export function gradientCheckLoss(
  loss: Loss,
  options: GradientCheckLossOptions,
): GradientCheckReport {
  const settings = checkSettings(options, "gradientCheckLoss");
  const random = new RandomState(settings.seed);
  const { shape, values } = choosePredictions(loss, options, random);
  const targets = chooseTargets(loss, options, { shape, values }, random);
  const { through } = options;
  const activated = (point: Float64Array): Tensor => activate(wrap(point, shape), through);
  const valueAt = (point: Float64Array): number => loss.evaluate(activated(point), targets).value;
  const result =
    through === undefined
      ? loss.evaluate(activated(values), targets)
      : evaluateThrough(loss, through, activated(values), targets);
  const gradient = requireFloat64Result(result.gradient, "the loss's gradient", shape);
  const report = compareGradients(
    {
      where: through === undefined ? "predictions" : `input of ${through}`,
      shape,
      values,
      gradient: float64Copy(gradient),
      change: (from, to) => valueAt(to) - valueAt(from),
    },
    settings,
  );
  const worst = difference("value", [], result.value, valueAt(values));
  return summarize([report, { where: "value", checked: 1, worst }], settings.tolerance);
}

interface Predictions {
  readonly shape: Shape;
  readonly values: Float64Array;
}

function choosePredictions(
  loss: Loss,
  { shape: given, predictions, through }: GradientCheckLossOptions,
  random: RandomState,
): Predictions {
  const shape = predictions?.shape ?? given ?? [];
  requireShape(shape, "gradientCheckLoss, shape");
  if (shape.length !== 2 || elementCount(shape) === 0) {
    throw new ArgumentError({
      where: "gradientCheckLoss",
      expected: "predictions [batch, units], or their shape",
      received: (predictions ?? given) ? `shape ${formatShape(shape)}` : "neither",
      fix: "Give a shape, as in { shape: [4, 3] }.",
    });
  }
  if (predictions !== undefined) return { shape, values: float64Copy(predictions) };
  const size = elementCount(shape);
  const wantsProbabilities = through === undefined && loss.objection("values") !== undefined;
  const values = wantsProbabilities
    ? random.uniform(0.05, 0.95, size).data
    : drawAwayFromZero(size, random);
  return { shape, values };
}

function chooseTargets(
  loss: Loss,
  { targets }: GradientCheckLossOptions,
  { shape, values }: Predictions,
  random: RandomState,
): Tensor {
  if (targets !== undefined) {
    requireSameShape(targets.shape, shape, "gradientCheckLoss, targets");
    return wrap(float64Copy(targets), shape);
  }
  if (!loss.isClassification) {
    const distances = drawAwayFromZero(values.length, random);
    return wrap(
      values.map((value, position) => value + (distances[position] ?? 0)),
      shape,
    );
  }
  const [rows = 0, units = 0] = shape;
  const classes = new Float64Array(values.length);
  for (let row = 0; row < rows; row++) {
    if (units === 1) classes[row] = random.randint(2);
    else classes[row * units + random.randint(units)] = 1;
  }
  return wrap(classes, shape);
}

function activate(point: Tensor, through: "softmax" | "sigmoid" | undefined): Tensor {
  if (through === undefined) return point;
  const output = wrap(new Float64Array(elementCount(point.shape)), point.shape);
  if (through === "softmax") getBackend().softmax(point, output);
  else getBackend().activate("sigmoid", point, output, 0);
  return output;
}

function evaluateThrough(
  loss: Loss,
  through: "softmax" | "sigmoid",
  predictions: Tensor,
  targets: Tensor,
): LossResult {
  const result = loss.evaluateThrough(through, predictions, targets);
  if (result !== undefined) return result;
  throw new ArgumentError({
    where: `gradientCheckLoss, ${loss.name}.evaluateThrough("${through}")`,
    expected: "a value and a gradient",
    received: "undefined",
    fix: "Leave out the option through.",
  });
}
