import { ArgumentError, StateError } from "../errors/index.js";
import { BinaryCrossEntropy, CrossEntropy, type Loss } from "../losses/index.js";
import type { Metric } from "../metrics/index.js";
import type { Parameter } from "../parameters/index.js";
import { requirePositiveInteger, type DType, type InputTensor } from "../tensor/index.js";
import type { Tensor } from "../tensor/index.js";
import { RandomState } from "../tensor/random-state/index.js";
import { checkInputs } from "./check-inputs.js";
import { checkLayers, layerShapes, positionOf } from "./check-layers.js";
import type { AnyLayer, CheckedLayers } from "./check-layers.js";
import { evaluateRows, type Evaluation } from "./evaluate-rows.js";
import type { FitOptions } from "./fit-options.js";
import type { History } from "./history.js";
import { LayerChain } from "./layer-chain.js";
import { ManualPass, type ForwardOptions } from "./manual-pass.js";
import { planTraining } from "./plan-training.js";
import { predict, predictClasses } from "./predict.js";
import { metricsFor, prepareData } from "./prepare-data.js";
import { summarize } from "./summary.js";
import type { Targets } from "./targets.js";
import { TrainingRun } from "./training-run.js";

/** Options of {@link Sequential.evaluate}. */
export interface EvaluateOptions {
  /** Default: the loss of the latest `fit`, else the cross-entropy that fits the last layer. */
  readonly loss?: Loss;
  readonly metrics?: readonly Metric[];
  /** Rows that go through the network at a time. Default: chosen from the model's widths. */
  readonly blockRows?: number;
}

/**
 * A network of layers one after the other.
 *
 * Neighbours whose widths the compiler knows and that don't fit don't compile; all others are checked
 * when the model is made. Parameters get their values from {@link initialize}, from the seed of the
 * first {@link fit}, or from `new RandomState(0)` when they are needed before that.
 *
 * @example
 * ```ts
 * const model = new Sequential(
 *   new Dense(784, 128), new ReLU(),
 *   new Dense(128, 10), new Softmax(),
 * );
 * ```
 */
export class Sequential<Layers extends readonly AnyLayer[] = readonly AnyLayer[]> {
  readonly layers: readonly AnyLayer[];
  #dtype: DType = "float32";
  #training = false;
  #loss: Loss | undefined;
  #inference: LayerChain | undefined;
  readonly #manual = new ManualPass();

  /**
   * @throws {ShapeError} when a layer doesn't take what the layer before it gives.
   * @throws {ArgumentError} when there are no layers, or one is given twice.
   */
  constructor(...layers: Layers & CheckedLayers<Layers>) {
    const given: readonly AnyLayer[] = layers as Layers;
    checkLayers(given);
    this.layers = given;
    this.#dtype = commonDtype(given);
    for (const parameter of this.#allParameters()) parameter.convertTo(this.#dtype);
  }

  /** Element type of parameters and computations. Default: that of layers made from given weights, else `"float32"`. */
  get dtype(): DType {
    return this.#dtype;
  }

  /** Everything that training changes, layer by layer. */
  get parameters(): readonly Parameter[] {
    this.ensureInitialized();
    return this.#allParameters();
  }

  /** Changes the element type of the model and gives the model back; parameters are rounded to it. */
  to(dtype: DType): this {
    if (dtype !== "float32" && dtype !== "float64") {
      throw new ArgumentError({
        where: "Sequential.to",
        expected: '"float32" or "float64"',
        received: String(dtype),
      });
    }
    this.#requireIdle("to");
    this.#dtype = dtype;
    for (const parameter of this.#allParameters()) parameter.convertTo(dtype);
    return this;
  }

  /** Draws new values for all parameters, in order, and gives the model back. */
  initialize(random: RandomState = new RandomState(0)): this {
    this.#requireIdle("initialize");
    for (const parameter of this.#allParameters()) parameter.initialize(random);
    return this;
  }

  /** Draws values for the parameters that have none. */
  ensureInitialized(random: RandomState = new RandomState(0)): void {
    for (const parameter of this.#allParameters()) {
      if (!parameter.initialized) parameter.initialize(random);
    }
  }

  /**
   * Trains the model; a model that was trained before carries on from where it is.
   *
   * @param inputs `[samples, features]`, floats or bytes, any strides.
   * @param targets Integer class labels, or a tensor `[samples, units]`.
   * @throws {ArgumentError} or {ShapeError} before anything has changed, when options, inputs or
   * targets are wrong.
   * @throws {StateError} while another `fit` of this model runs.
   * @throws {NonFiniteLossError} when the loss is no finite number; the last good parameters are in place.
   * @throws {AbortedError} when the signal was aborted; the parameters are those of the last whole step.
   */
  async fit(inputs: InputTensor, targets: Targets, options: FitOptions): Promise<History> {
    this.#requireIdle("fit");
    this.#training = true;
    try {
      const plan = planTraining(this, inputs, targets, options);
      this.#loss = options.loss;
      try {
        return await new TrainingRun(plan).run();
      } finally {
        plan.dispose();
      }
    } finally {
      this.#training = false;
    }
  }

  /**
   * Loss and metrics of a data set, without penalties.
   *
   * @throws {ArgumentError} or {ShapeError} when inputs or targets are wrong.
   */
  evaluate(inputs: InputTensor, targets: Targets, options: EvaluateOptions = {}): Evaluation {
    const loss = options.loss ?? this.#loss ?? this.#defaultLoss();
    const { blockRows } = options;
    if (blockRows !== undefined) requirePositiveInteger(blockRows, "evaluate, blockRows");
    const data = prepareData(this, { inputs, targets, loss, where: "evaluate", blockRows });
    const metrics = metricsFor(data.targets.areClasses, options.metrics ?? []);
    try {
      return evaluateRows({ ...data, chain: this.#chain(), order: undefined, loss, metrics });
    } finally {
      data.inputs.dispose();
      data.targets.dispose();
    }
  }

  /** Output of the last layer for every sample, `[samples, units]`. */
  predict(inputs: InputTensor): Tensor {
    return predict(this, this.#chain(), inputs);
  }

  /** Class of every sample: the column of its largest output; for a single unit, 1 where it is at least ½. */
  predictClasses(inputs: InputTensor): Int32Array {
    return predictClasses(this, this.#chain(), inputs);
  }

  /**
   * Output for one batch, for training loops of one's own; {@link backward} then concerns this batch.
   *
   * The whole batch goes through at once, in memory that the next call uses again; the result is a
   * copy.
   */
  forward(input: InputTensor, options: ForwardOptions = {}): Tensor {
    this.#requireIdle("forward");
    checkInputs(input, "forward, input");
    layerShapes(this.layers, input.shape);
    this.ensureInitialized();
    return this.#manual.forward(this.layers, this.#dtype, input, options);
  }

  /**
   * Adds the gradients of the latest {@link forward}'s batch to every `parameter.gradient` and gives
   * the one with respect to the input.
   *
   * @throws {StateError} when no `forward` came before.
   */
  backward(outputGradient: Tensor): Tensor {
    this.#requireIdle("backward");
    return this.#manual.backward(outputGradient);
  }

  /** Sets all gradients to zeros, as a training loop does before every batch. */
  zeroGradients(): void {
    for (const parameter of this.#allParameters()) parameter.zeroGradient();
  }

  /** A table: layer, output shape and parameters of each, their total and memory. */
  summary(): string {
    return summarize(this.layers, this.#dtype);
  }

  #allParameters(): readonly Parameter[] {
    return this.layers.flatMap((layer) => [...layer.parameters]);
  }

  #chain(): LayerChain {
    this.ensureInitialized();
    if (this.#inference?.runsAs(this.#dtype, { training: false }) !== true) {
      this.#inference?.workspace.dispose();
      this.#inference = new LayerChain(this.layers, this.#dtype, { training: false });
    }
    return this.#inference;
  }

  #defaultLoss(): Loss {
    const kind = this.layers.at(-1)?.outputKind;
    if (kind === "softmax") return new CrossEntropy();
    if (kind === "sigmoid") return new BinaryCrossEntropy();
    throw new ArgumentError({
      where: "evaluate, loss",
      expected: "a loss",
      received: `none, and ${positionOf(this.layers, this.layers.length - 1)} implies none`,
      fix: "Pass { loss: new … } in the options of evaluate.",
    });
  }

  #requireIdle(method: string): void {
    if (!this.#training) return;
    throw new StateError({
      where: `Sequential.${method}`,
      expected: "a model that is not being trained",
      received: "a call while fit is running",
      fix: "Await the promise of the running fit first.",
    });
  }
}

function commonDtype(layers: readonly AnyLayer[]): DType {
  const given = layers.flatMap((layer) => layer.parameters).map((parameter) => parameter.dtype);
  return given.includes("float64") ? "float64" : "float32";
}
