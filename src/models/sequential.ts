import { requireOptions } from "../errors/require-options.js";
import type { Loss } from "../losses/index.js";
import type { InputTensor, Tensor } from "../tensor/index.js";
import { checkInputs, requireFinite } from "./check-inputs.js";
import type { AnyLayer, CheckedLayers } from "./checked-layers.js";
import { evaluate, type EvaluateOptions } from "./evaluate.js";
import type { Evaluation } from "./evaluate-rows.js";
import type { FitOptions } from "./fit-options.js";
import type { History } from "./history.js";
import { LayerChain } from "./layer-chain.js";
import { layerShapes } from "./layer-shapes.js";
import { LayerStack } from "./layer-stack.js";
import { ManualPass, type ForwardOptions } from "./manual-pass.js";
import { planTraining } from "./plan-training.js";
import { predict, predictClasses, type InferenceModel } from "./predict.js";
import type { Targets } from "./targets.js";
import { readModel, type FromBytesOptions } from "./saving/read-model.js";
import { writeModel } from "./saving/write-model.js";
import type { TrainingEvent, TrainOptions } from "./training-event.js";
import { trainingEvents } from "./training-events.js";
import { TrainingRun } from "./training-run.js";

/**
 * Keeps the loss that a model's `evaluate` uses, and gives what puts it back.
 *
 * @throws {StateError} while the model is being trained.
 */
export let keepEvaluationLoss: (model: Sequential, method: string) => () => void;

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
export class Sequential<
  Layers extends readonly AnyLayer[] = readonly AnyLayer[],
> extends LayerStack<Layers> {
  #loss: Loss | undefined;
  #inference: LayerChain | undefined;
  readonly #manual = new ManualPass();

  static {
    keepEvaluationLoss = (model, method) => {
      model.requireIdle(method);
      const loss = model.#loss;
      return () => {
        model.#loss = loss;
      };
    };
  }

  /**
   * @throws {ShapeError} when a layer doesn't take what the layer before it gives.
   * @throws {ArgumentError} when there are no layers, or one is given twice.
   */
  constructor(...layers: CheckedLayers<Layers>) {
    super(layers as readonly unknown[] as Layers);
  }

  /**
   * A model from the bytes that {@link toBytes} gave, with the same layers, weights and element type.
   *
   * @throws {FormatError} when the bytes are no such model, of a newer version, or have classes that
   * are neither the library's nor among `options.classes`.
   * @throws {ShapeError} when the layers in them don't fit one another.
   */
  static fromBytes(bytes: Uint8Array, options: FromBytesOptions = {}): Sequential {
    const { layers, dtype } = readModel(bytes, options);
    return new Sequential(...layers).to(dtype);
  }

  /**
   * The model as bytes, for {@link fromBytes}: a safetensors file of all parameters, named by the
   * number of the layer as in `0.weights`, whose metadata describe layers and element type. Also while
   * {@link fit} runs, between its steps.
   *
   * Initializers and regularizers of layers are kept; what `fit` was given, such as its optimizer, and
   * initial values from `Dense.fromWeights` are not.
   *
   * @throws {ArgumentError} when a layer, initializer or regularizer of one's own has no `typeName`,
   * or arguments that JSON doesn't know.
   */
  toBytes(): Uint8Array {
    this.ensureInitialized();
    return writeModel(this.layers, this.dtype);
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
    this.requireIdle("fit");
    const plan = planTraining(this.#model(), inputs, targets, options);
    this.#loss = options.loss;
    return this.whileTraining(() => new TrainingRun(plan).run());
  }

  /**
   * Trains like {@link fit}, and tells of every epoch in a loop: training waits while the loop's body
   * runs, and leaving the loop stops it after the current step, with a model that is whole.
   *
   * @example
   * ```ts
   * for await (const event of model.train(images, labels, options)) {
   *   if (event.type === "epoch" && event.accuracy > 0.97) break;
   * }
   * ```
   * @throws what {@link fit} rejects with, in the loop.
   */
  train(
    inputs: InputTensor,
    targets: Targets,
    options: TrainOptions,
  ): AsyncGenerator<TrainingEvent, History, undefined> {
    return trainingEvents((fitOptions) => this.fit(inputs, targets, fitOptions), options);
  }

  /**
   * Loss and metrics of a data set, without penalties; also while {@link fit} runs.
   *
   * @throws {ArgumentError} or {ShapeError} when inputs, targets or options are wrong.
   */
  evaluate(inputs: InputTensor, targets: Targets, options: EvaluateOptions = {}): Evaluation {
    const { loss = this.#loss } = requireOptions(options, "evaluate");
    return evaluate(this.#model(), inputs, targets, { ...options, ...(loss && { loss }) });
  }

  /**
   * Output of the last layer for every sample, `[samples, units]`; also while {@link fit} runs.
   *
   * @throws {ArgumentError} or {ShapeError} when the inputs are wrong.
   */
  predict(inputs: InputTensor): Tensor {
    return predict(this.#model(), inputs);
  }

  /**
   * Class of every sample: the column of its largest output; for a single unit, 1 where it is at
   * least ½.
   *
   * @throws {ArgumentError} or {ShapeError} when the inputs are wrong.
   */
  predictClasses(inputs: InputTensor): Int32Array {
    return predictClasses(this.#model(), inputs);
  }

  /**
   * Output for one batch, for training loops of one's own; {@link backward} then concerns this batch.
   *
   * The whole batch goes through at once, in memory that the next call uses again; the result is a
   * copy.
   *
   * @throws {ArgumentError} or {ShapeError} when the input is wrong.
   * @throws {StateError} while {@link fit} runs.
   */
  forward(input: InputTensor, options: ForwardOptions = {}): Tensor {
    this.requireIdle("forward");
    checkInputs(input, "forward, input");
    requireFinite(input, "forward, input");
    layerShapes(this.layers, input.shape);
    this.ensureInitialized();
    return this.#manual.forward(this.layers, this.dtype, input, options);
  }

  /**
   * Adds the gradients of the latest {@link forward}'s batch to every `parameter.gradient` and gives
   * the one with respect to the input.
   *
   * @throws {StateError} when no `forward` came before, or something else went through the layers
   * since: predictions, a `fit`, another model that shares a layer.
   * @throws {ShapeError} when the gradient has another shape than the output.
   */
  backward(outputGradient: Tensor): Tensor {
    this.requireIdle("backward");
    return this.#manual.backward(this.dtype, outputGradient);
  }

  #model(): InferenceModel {
    return {
      layers: this.layers,
      dtype: this.dtype,
      ensureInitialized: (random) => {
        this.ensureInitialized(random);
      },
      inferenceChain: () => this.#inferenceChain(),
    };
  }

  #inferenceChain(): LayerChain {
    this.ensureInitialized();
    if (this.#inference?.runsAs(this.dtype, { training: false }) !== true) {
      this.#inference?.workspace.dispose();
      this.#inference = new LayerChain(this.layers, this.dtype, { training: false });
    }
    return this.#inference;
  }
}
