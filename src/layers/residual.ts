import { getBackend } from "../backends/default-backend.js";
import { ShapeError } from "../errors/index.js";
import type { LayerState, Parameter } from "../parameters/index.js";
import {
  dtypeOf,
  formatShape,
  requireSameShape,
  sameShape,
  type Shape,
  type Tensor,
} from "../tensor/index.js";
import { checkLayers, parametersOf, positionOf, stateOf } from "./check-layers.js";
import type { AnyLayer, ChainInput, ResidualLayers } from "./checked-layers.js";
import { keepsShape } from "./keeps-shape.js";
import { InnerContext } from "./inner-context.js";
import { checkedBackward, checkedForward, type ResultDemands } from "./layer-results.js";
import { layerShapes } from "./layer-shapes.js";
import { noGradient, standaloneContext, type LayerContext } from "./layer-context.js";
import { Layer } from "./layer.js";

/**
 * Layers beside which their input is led past: `output = input + f(input)`, f the layers one after the other,
 * which keep the input's shape.
 *
 * Gradient: `∂L/∂input = outputGradient + ∂f/∂inputᵀ · outputGradient`. Parameters and state are those of the
 * layers. Layers that don't fit, or give another width than they take, don't compile where the compiler knows
 * widths.
 *
 * @example
 * ```ts
 * new Residual(new Dense(64, 64), new ReLU(), new Dense(64, 64));
 * ```
 *
 * Source: He, Zhang, Ren, Sun, "Deep residual learning for image recognition", 2016.
 */
export class Residual<Layers extends readonly AnyLayer[] = readonly AnyLayer[]> extends Layer<
  ChainInput<Layers>,
  "same"
> {
  readonly layers: Layers;
  override readonly parameters: readonly Parameter[];
  override readonly state: readonly LayerState[];
  override readonly innerLayers: readonly AnyLayer[];
  override readonly mixesRows: boolean;
  /** The layers as errors name them. */
  readonly #positions: readonly string[];
  /** Shapes of what reaches each of the layers. */
  readonly #shapes: Shape[] = [];
  #context: LayerContext | undefined;
  #inner: InnerContext | undefined;

  /**
   * @throws {ShapeError} when a layer doesn't take what the layer before it gives, or the last one doesn't
   * give what the first one takes.
   * @throws {ArgumentError} when there are no layers, or one is given twice.
   */
  constructor(...layers: ResidualLayers<Layers>) {
    const given = layers as readonly unknown[] as Layers;
    checkLayers(given, "Residual");
    const first = given.find(
      ({ widths }) => widths.inputs !== undefined || widths.outputs !== "same",
    );
    const inputs = first?.widths.inputs as ChainInput<Layers> | undefined;
    super({ ...(inputs !== undefined && { inputs }), outputs: "same" });
    const last = given.findLast(({ widths }) => widths.outputs !== "same")?.widths.outputs;
    if (inputs !== undefined && typeof last === "number") {
      requireSameShape([last], [inputs], "Residual, output of its layers");
    }
    this.layers = given;
    this.innerLayers = given;
    this.parameters = parametersOf(given);
    this.state = stateOf(given);
    this.mixesRows = given.some((layer) => layer.mixesRows);
    this.#positions = given.map((_, index) => `${this.name}, ${positionOf(given, index)}`);
  }

  /** Those of the first layer that tells, where the ones before it keep any shape. */
  override get inputAxes(): number | undefined {
    return this.innerLayers.find((layer) => !keepsShape(layer))?.inputAxes;
  }

  override constructorArguments(): readonly unknown[] {
    return this.layers;
  }

  /** @throws {ShapeError} when a layer doesn't take what reaches it, or the last gives another shape than the input's. */
  override outputShape(inputShape: Shape): Shape {
    const shape = layerShapes(this.innerLayers, inputShape, this.name).at(-1) ?? inputShape;
    if (sameShape(shape, inputShape)) return inputShape;
    throw new ShapeError({
      where: `${this.name}, output of its layers`,
      expected: `shape ${formatShape(inputShape)}, as the input has`,
      received: formatShape(shape),
      fix: 'Give its convolutions and poolings strides of 1 and padding "same".',
    });
  }

  override forward(input: Tensor, context: LayerContext = standaloneContext()): Tensor {
    const backend = getBackend();
    if (this.#context !== context) this.#inner = new InnerContext(context);
    this.#context = context;
    let result = input;
    this.innerLayers.forEach((layer, index) => {
      this.#shapes[index] = result.shape;
      const inner = index === 0 ? context : this.#inner;
      result = checkedForward(layer, result, inner, this.#demands(index, input));
    });
    requireSameShape(result.shape, input.shape, `${this.name}.forward, output of its layers`);
    const output = context.allocate(this, "output", input.shape, dtypeOf(input));
    backend.copy(result, output);
    backend.addScaled(input, 1, output);
    return output;
  }

  override backward(outputGradient: Tensor): Tensor {
    const backend = getBackend();
    const shape = this.remembered(this.#shapes[0]);
    const context = this.remembered(this.#context);
    requireSameShape(outputGradient.shape, shape, `${this.name}.backward`);
    let gradient = outputGradient;
    for (const [index, layer] of [...this.innerLayers.entries()].reverse()) {
      const expected = index === 0 && !context.needsInputGradient ? undefined : this.#shapes[index];
      const demands = this.#demands(index, outputGradient);
      gradient = checkedBackward(layer, gradient, expected, demands);
    }
    if (!context.needsInputGradient) return noGradient;
    const dtype = dtypeOf(outputGradient);
    const inputGradient = context.allocate(this, "inputGradient", shape, dtype);
    backend.copy(gradient, inputGradient);
    backend.addScaled(outputGradient, 1, inputGradient);
    return inputGradient;
  }

  #demands(index: number, tensor: Tensor): ResultDemands {
    return { dtype: dtypeOf(tensor), layer: this.#positions[index] ?? "" };
  }
}
