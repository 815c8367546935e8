import type { PreparedRows } from "../backends/operations/memory-operations.js";
import type { Loss } from "../losses/index.js";
import type { Metric } from "../metrics/index.js";
import type { Optimizer } from "../optimizers/index.js";
import type { Parameter } from "../parameters/index.js";
import type { Regularizer } from "../regularizers/index.js";
import type { Tensor } from "../tensor/index.js";
import type { LayerChain } from "./layer-chain.js";
import type { TargetRows } from "./targets.js";

/** What a {@link TrainingStep} works with. */
export interface TrainingStepOptions {
  readonly chain: LayerChain;
  readonly parameters: readonly Parameter[];
  readonly inputs: PreparedRows;
  readonly targets: TargetRows;
  readonly loss: Loss;
  readonly optimizer: Optimizer;
  readonly metrics: readonly Metric[];
  readonly weightRegularizer: Regularizer | undefined;
  readonly blockRows: number;
}

/** One optimizer step: gradients of a batch, block by block, then the update. */
export class TrainingStep {
  readonly #options: TrainingStepOptions;
  #predictions: Tensor | undefined;

  constructor(options: TrainingStepOptions) {
    this.#options = options;
  }

  /** Sets the gradients to those of these rows and gives their loss, penalties included. */
  differentiate(rows: Int32Array, metrics: readonly Metric[] = this.#options.metrics): number {
    const { parameters, inputs, targets, chain, blockRows } = this.#options;
    let loss = 0;
    for (const parameter of parameters) parameter.zeroGradient();
    for (let start = 0; start < rows.length; start += blockRows) {
      const end = Math.min(rows.length, start + blockRows);
      const predictions = chain.forward(inputs.read(rows, start, end));
      const wanted = targets.read(rows, start, end);
      for (const metric of metrics) metric.update(predictions, wanted);
      this.#predictions = predictions;
      loss += this.#backward(predictions, wanted, rows.length);
    }
    return loss + this.#penalize();
  }

  /** Changes the parameters by their gradients. */
  update(): void {
    this.#options.optimizer.step(this.#options.parameters);
  }

  /** Position of the first layer that isn't finite after a `differentiate`, or −1. */
  firstNonFinite(): number {
    return this.#predictions === undefined
      ? -1
      : this.#options.chain.firstNonFinite(this.#predictions);
  }

  #backward(predictions: Tensor, targets: Tensor, batchSize: number): number {
    const { chain, loss } = this.#options;
    const context = { batchSize, allocate: allocateIn(chain) };
    const kind = chain.layers.at(-1)?.outputKind ?? "unknown";
    const fused = loss.evaluateThrough(kind, predictions, targets, context);
    const { value, gradient } = fused ?? loss.evaluate(predictions, targets, context);
    if (Number.isFinite(value)) chain.backward(gradient, fused === undefined ? 0 : 1);
    return value;
  }

  /** Adds the penalties' gradients and gives their sum. */
  #penalize(): number {
    let penalty = 0;
    for (const parameter of this.#options.parameters) {
      const regularizer = this.#regularizerOf(parameter);
      if (regularizer === undefined) continue;
      penalty += regularizer.penalty(parameter.value);
      regularizer.addGradient(parameter.value, parameter.gradient);
    }
    return penalty;
  }

  #regularizerOf(parameter: Parameter): Regularizer | undefined {
    const { weightRegularizer } = this.#options;
    return weightRegularizer !== undefined && parameter.regularizable
      ? weightRegularizer
      : parameter.regularizer;
  }
}

function allocateIn(chain: LayerChain): typeof chain.workspace.allocate {
  return (owner, slot, shape, dtype) => chain.workspace.allocate(owner, slot, shape, dtype);
}
