import type { PreparedRows } from "../backends/operations/memory-operations.js";
import type { Loss, LossContext } from "../losses/index.js";
import type { Metric } from "../metrics/index.js";
import type { Tensor } from "../tensor/index.js";
import { applyLoss } from "./apply-loss.js";
import { holdValues } from "./hold-values.js";
import type { LayerChain } from "./layer-chain.js";
import type { TargetRows } from "./targets.js";

/** Loss and metrics of a data set. */
export interface Evaluation {
  /** Mean over the samples, or the sum where the loss's reduction is `"sum"`; without penalties. */
  readonly loss: number;
  /** Share of the samples classified rightly; NaN where the targets are no classes. */
  readonly accuracy: number;
  /** Metrics of one's own, by name. */
  readonly [metric: string]: number;
}

/** What is evaluated, and with what. */
export interface EvaluationInput {
  readonly chain: LayerChain;
  readonly inputs: PreparedRows;
  readonly targets: TargetRows;
  /** The rows that count; all of them where there is no order. */
  readonly order: Int32Array | undefined;
  readonly loss: Loss;
  readonly metrics: readonly Metric[];
  readonly blockRows: number;
}

/** What a block of rows added to the loss, and what the model said to it. */
export interface EvaluatedBlock {
  readonly loss: number;
  /** Valid until the next block. */
  readonly predictions: Tensor;
}

/** Evaluates rows block by block, so that memory doesn't grow with their number. */
export function evaluateRows(input: EvaluationInput): Evaluation {
  const blocks = evaluateInBlocks(input);
  const letGo = holdValues(input.chain.layers);
  try {
    for (;;) {
      const block = blocks.next();
      if (block.done === true) return block.value;
    }
  } finally {
    letGo();
  }
}

/** Like {@link evaluateRows}, with a chance for the caller to do something after every block. */
export function* evaluateInBlocks(input: EvaluationInput): Generator<EvaluatedBlock, Evaluation> {
  const { chain, inputs, targets, order, loss, metrics, blockRows } = input;
  const rows = order?.length ?? inputs.rows;
  const context: LossContext = {
    batchSize: rows,
    needsGradient: false,
    allocate: (...request) => chain.workspace.allocate(...request),
  };
  let total = 0;
  for (const metric of metrics) metric.reset();
  for (let start = 0; start < rows; start += blockRows) {
    const end = Math.min(rows, start + blockRows);
    const predictions = chain.forward(inputs.read(order, start, end));
    const wanted = targets.read(order, start, end);
    const { value } = applyLoss(chain.layers, loss, predictions, wanted, context);
    total += value;
    for (const metric of metrics) metric.update(predictions, wanted);
    yield { loss: value, predictions };
  }
  return { loss: total, accuracy: Number.NaN, ...metricResults(metrics) };
}

/** Results of metrics, by name. */
export function metricResults(metrics: readonly Metric[]): Record<string, number> {
  return Object.fromEntries(metrics.map((metric) => [metric.name, metric.result()]));
}
