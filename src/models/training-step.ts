import type { PreparedRows } from "../backends/operations/memory-operations.js";
import type { Loss, LossContext } from "../losses/index.js";
import type { Metric } from "../metrics/index.js";
import type { Optimizer } from "../optimizers/index.js";
import type { Parameter } from "../parameters/index.js";
import type { Regularizer } from "../regularizers/index.js";
import type { Tensor } from "../tensor/index.js";
import { applyLoss } from "./apply-loss.js";
import { holdValues } from "./hold-values.js";
import type { LayerChain } from "./layer-chain.js";
import { evenBlockRows } from "./block-rows.js";
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

/** The two parts of a batch's loss. */
export interface StepLoss {
  /** Mean or sum over the batch, as the loss's reduction says. */
  readonly data: number;
  /** Sum of the regularizers' penalties, once a step. */
  readonly penalty: number;
}

/** One optimizer step: gradients of a batch, block by block, then the update. */
export class TrainingStep {
  readonly #options: TrainingStepOptions;
  readonly #mixesRows: boolean;
  #predictions: Tensor | undefined;

  constructor(options: TrainingStepOptions) {
    this.#options = options;
    this.#mixesRows = options.chain.layers.some(({ mixesRows }) => mixesRows);
  }

  /** Sets the gradients to those of these rows and gives their loss; ends where that isn't finite. */
  differentiate(rows: Int32Array, metrics: readonly Metric[] = this.#options.metrics): StepLoss {
    const { parameters, inputs, targets, chain, loss } = this.#options;
    const blockRows = this.#mixesRows
      ? evenBlockRows(rows.length, this.#options.blockRows)
      : this.#options.blockRows;
    const context: LossContext = {
      batchSize: rows.length,
      allocate: (...request) => chain.workspace.allocate(...request),
    };
    let data = 0;
    for (const parameter of parameters) parameter.zeroGradient();
    const letGo = rows.length > blockRows ? holdValues(chain.layers) : undefined;
    try {
      for (let start = 0; start < rows.length; start += blockRows) {
        const end = Math.min(rows.length, start + blockRows);
        const predictions = chain.forward(inputs.read(rows, start, end));
        const wanted = targets.read(rows, start, end);
        for (const metric of metrics) metric.update(predictions, wanted);
        const block = applyLoss(chain.layers, loss, predictions, wanted, context);
        this.#predictions = predictions;
        data += block.value;
        if (!Number.isFinite(data)) return { data, penalty: 0 };
        chain.backward(block.gradient, block.skippedLayers);
      }
    } finally {
      letGo?.();
    }
    return { data, penalty: this.#penalize() };
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
