import { ArgumentError, StateError } from "../errors/index.js";
import type { LayerState, Parameter } from "../parameters/index.js";
import type { DType } from "../tensor/index.js";
import { RandomState } from "../tensor/random-state/index.js";
import { checkLayers, learnedBy, parametersOf, stateOf } from "./check-layers.js";
import type { AnyLayer } from "./checked-layers.js";
import { describe } from "../tensor/describe.js";
import { summarize } from "./summary.js";

/** What a model is while it does nothing: layers in order, their parameters and element type. */
export abstract class LayerStack<Layers extends readonly AnyLayer[]> {
  readonly layers: Layers;
  #dtype: DType;
  #isTraining = false;

  /**
   * @throws {ShapeError} when a layer doesn't take what the layer before it gives.
   * @throws {ArgumentError} when there are no layers, or one is given twice.
   */
  constructor(layers: Layers) {
    checkLayers(layers);
    this.layers = layers;
    const learned = learnedBy(layers);
    this.#dtype = learned.some(({ dtype }) => dtype === "float64") ? "float64" : "float32";
    for (const tensor of learned) tensor.convertTo(this.#dtype);
  }

  /** Element type of parameters and computations. Default: that of layers made from given weights, else `"float32"`. */
  get dtype(): DType {
    return this.#dtype;
  }

  /** Everything that training changes, layer by layer. */
  get parameters(): readonly Parameter[] {
    this.ensureInitialized();
    return parametersOf(this.layers);
  }

  /** What else is kept of the layers, as running means are: it changes in training, but by no optimizer. */
  get state(): readonly LayerState[] {
    this.ensureInitialized();
    return stateOf(this.layers);
  }

  /**
   * Changes the element type of the model and gives the model back; parameters are rounded to it.
   *
   * @throws {ArgumentError} unless `dtype` is `"float32"` or `"float64"`.
   * @throws {StateError} while the model is being trained.
   */
  to(dtype: DType): this {
    this.requireIdle("to");
    requireDType(dtype);
    this.#dtype = dtype;
    for (const tensor of learnedBy(this.layers)) tensor.convertTo(dtype);
    return this;
  }

  /**
   * Draws new values for all parameters, in order, and gives the model back; state is as in the beginning.
   *
   * @throws {StateError} while the model is being trained.
   */
  initialize(random: RandomState = new RandomState(0)): this {
    this.requireIdle("initialize");
    requireRandomState(random);
    for (const tensor of learnedBy(this.layers)) tensor.initialize(random);
    return this;
  }

  /** Draws values for the parameters that have none. */
  ensureInitialized(random?: RandomState): void {
    let source = random;
    for (const { parameters, state } of this.layers) {
      for (const tensors of [parameters, state]) {
        for (const tensor of tensors) {
          if (tensor.initialized) continue;
          source ??= new RandomState(0);
          tensor.initialize(source);
        }
      }
    }
  }

  /** Sets all gradients to zeros, as a training loop does before every batch. */
  zeroGradients(): void {
    for (const parameter of parametersOf(this.layers)) parameter.zeroGradient();
  }

  /** A table: layer, output shape and parameters of each, their total and memory. */
  summary(): string {
    return summarize(this.layers, this.#dtype);
  }

  /** Keeps {@link requireIdle}'s methods out until what `train` gives is settled. */
  protected async whileTraining<Result>(train: () => Promise<Result>): Promise<Result> {
    this.#isTraining = true;
    try {
      return await train();
    } finally {
      this.#isTraining = false;
    }
  }

  /** @throws {StateError} while the model is being trained. */
  protected requireIdle(method: string): void {
    if (!this.#isTraining) return;
    throw new StateError({
      where: `Sequential.${method}`,
      expected: "a model that is not being trained",
      received: "a call while fit is running",
      fix: "Await the promise of the running fit first.",
    });
  }
}

function requireDType(dtype: unknown): void {
  if (dtype === "float32" || dtype === "float64") return;
  throw new ArgumentError({
    where: "Sequential.to",
    expected: '"float32" or "float64"',
    received: describe(dtype),
  });
}

function requireRandomState(random: unknown): void {
  if (random instanceof RandomState) return;
  throw new ArgumentError({
    where: "Sequential.initialize, random",
    expected: "a RandomState",
    received: describe(random),
    fix: "Pass new RandomState(seed).",
  });
}
