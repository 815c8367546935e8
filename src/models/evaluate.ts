import { ArgumentError } from "../errors/index.js";
import { BinaryCrossEntropy, CrossEntropy, Loss } from "../losses/index.js";
import type { Metric } from "../metrics/index.js";
import { requirePositiveInteger, type InputTensor } from "../tensor/index.js";
import { RandomState } from "../tensor/random-state/index.js";
import { positionOf } from "./check-layers.js";
import { checkMetrics } from "./check-metrics.js";
import type { AnyLayer } from "./checked-layers.js";
import { claim } from "./claim.js";
import { Disposables } from "./disposables.js";
import { describe } from "../tensor/describe.js";
import { evaluateRows, type Evaluation } from "./evaluate-rows.js";
import type { InferenceModel } from "./predict.js";
import { metricsFor, prepareData } from "./prepare-data.js";
import type { Targets } from "./targets.js";

/** Options of `Sequential.evaluate`. */
export interface EvaluateOptions {
  /** Default: the loss of the latest `fit`, else the cross-entropy that fits the last layer. */
  readonly loss?: Loss;
  /** Measured beside loss and accuracy, each under a name of its own. Default: none. */
  readonly metrics?: readonly Metric[];
  /** Rows that go through the network at a time. Default: chosen from the model's widths. */
  readonly blockRows?: number;
}

/** Loss and metrics of a data set. */
export function evaluate(
  model: InferenceModel,
  inputs: InputTensor,
  targets: Targets,
  options: EvaluateOptions,
): Evaluation {
  const { blockRows } = options;
  const loss = options.loss ?? defaultLoss(model.layers);
  requireLoss(loss);
  if (blockRows !== undefined) requirePositiveInteger(blockRows, "evaluate, blockRows");
  checkMetrics(options.metrics, "evaluate");
  const random = new RandomState(0);
  const where = "evaluate";
  const asked = { loss, metrics: options.metrics, blockRows };
  const parts = new Disposables();
  try {
    parts.add(claim(options.metrics ?? [], where));
    const data = parts.add(prepareData(model, { inputs, targets, where, random, ...asked }));
    const metrics = metricsFor(data.targets.areClasses, options.metrics ?? []);
    const chain = model.inferenceChain();
    return evaluateRows({ ...data, chain, order: undefined, loss, metrics });
  } finally {
    parts.dispose();
  }
}

/** @throws {ArgumentError} unless it is one. */
export function requireLoss(loss: unknown): void {
  if (loss instanceof Loss) return;
  throw new ArgumentError({
    where: "evaluate, loss",
    expected: "a Loss",
    received: describe(loss),
    fix: "Pass { loss: new … } in the options of evaluate.",
  });
}

/** The cross-entropy that fits the last layer. @throws {ArgumentError} where none does. */
export function defaultLoss(layers: readonly AnyLayer[]): Loss {
  const kind = layers.at(-1)?.outputKind;
  if (kind === "softmax") return new CrossEntropy();
  if (kind === "sigmoid") return new BinaryCrossEntropy();
  throw new ArgumentError({
    where: "evaluate, loss",
    expected: "a loss",
    received: `none, and ${positionOf(layers, layers.length - 1)} implies none`,
    fix: "Pass { loss: new … } in the options of evaluate.",
  });
}
