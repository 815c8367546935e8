import { Identity } from "../activations/index.js";
import { getBackend } from "../backends/default-backend.js";
import type { PreparedRows } from "../backends/operations/memory-operations.js";
import { ArgumentError, ShapeError } from "../errors/index.js";
import type { OutputKind } from "../layers/index.js";
import type { Loss } from "../losses/index.js";
import { Accuracy, type Metric } from "../metrics/index.js";
import { formatShape, type DType, type InputTensor, type Shape } from "../tensor/index.js";
import type { RandomState } from "../tensor/random-state/index.js";
import { chooseBlockRows } from "./block-rows.js";
import { checkInputs, requireFinite } from "./check-inputs.js";
import { positionOf } from "./check-layers.js";
import { requireMeasurable } from "./check-metrics.js";
import type { AnyLayer } from "./checked-layers.js";
import { disposeOnError, Disposables } from "./disposables.js";
import { LayerChain } from "./layer-chain.js";
import { layerShapes, outputWidth } from "./layer-shapes.js";
import { prepareTargets, type TargetRows, type Targets } from "./targets.js";

/** What running a model needs to know of it. */
export interface ModelParts {
  readonly layers: readonly AnyLayer[];
  readonly dtype: DType;
  /** Draws values for the parameters that have none. */
  ensureInitialized(random: RandomState): void;
}

/** A data set checked against a model and ready to be read in blocks. */
export interface PreparedData {
  readonly inputs: PreparedRows;
  readonly targets: TargetRows;
  readonly blockRows: number;
  /** Gives the memory back. */
  dispose(): void;
}

/** What is checked and prepared by {@link prepareData}. */
export interface DataOptions {
  readonly inputs: InputTensor;
  readonly targets: Targets;
  readonly loss: Loss;
  /** Those that are asked for. */
  readonly metrics: readonly Metric[] | undefined;
  /** `"fit"`, `"evaluate"`, `"fit, validation"`. */
  readonly where: string;
  readonly blockRows: number | undefined;
  /** Rows that a block has room for in any case, unless `blockRows` is given. Default: 1. */
  readonly leastBlockRows?: number | undefined;
  /** Draws values for parameters that have none, where a layer must run to tell its width. */
  readonly random: RandomState;
}

/**
 * Holds inputs, targets and loss against the model and prepares them.
 *
 * The model stays as it is, but for layers of unknown width: when all else is well, parameters that
 * have no values get them, and one sample goes through the layers.
 *
 * @throws {ArgumentError} when values are no finite numbers or labels no classes of the model, or the
 * loss or a metric can't work with the model's output or the targets.
 * @throws {ShapeError} when the inputs don't fit the model, or the targets the inputs.
 */
export function prepareData(model: ModelParts, options: DataOptions): PreparedData {
  const { inputs, loss, where, random } = options;
  const { layers, dtype } = model;
  checkInputs(inputs, `${where}, inputs`);
  const shapes = layerShapes(layers, inputs.shape);
  requireLossFits(layers, loss, where);
  checkOutputShape(layers, shapes.at(-1));
  const samples = inputs.shape[0] ?? 0;
  const { leastBlockRows = 1 } = options;
  const chosenRows = options.blockRows ?? Math.max(chooseBlockRows(shapes, dtype), leastBlockRows);
  const blockRows = Math.min(chosenRows, samples);
  const parts = new Disposables();
  return disposeOnError(parts, () => {
    const prepared = parts.add(prepareInputs(model, inputs, blockRows, where));
    const targets = parts.add(
      prepareTargets(options.targets, {
        samples,
        units: () => outputWidth(layers, shapes) ?? probeUnits(model, inputs, random),
        dtype,
        blockRows,
        where: `${where}, targets`,
      }),
    );
    const measured = { units: targets.units, targetsAreClasses: targets.areClasses };
    requireMeasurable(options.metrics, { outputKind: outputKindOf(layers), ...measured }, where);
    return {
      inputs: prepared,
      targets,
      blockRows,
      dispose: () => {
        parts.dispose();
      },
    };
  });
}

/**
 * Prepares inputs whose shape and type have been checked.
 *
 * @throws {ArgumentError} when they hold NaN or an infinity.
 */
export function prepareInputs(
  { layers, dtype }: ModelParts,
  inputs: InputTensor,
  blockRows: number,
  where: string,
): PreparedRows {
  const productsOnly = usesProductsOnly(layers);
  const rows = getBackend().prepare(inputs, { dtype, blockRows, productsOnly });
  try {
    requireFinite(inputs, `${where}, inputs`, rows.isFinite);
    return rows;
  } catch (error) {
    rows.dispose();
    throw error;
  }
}

/** Whether the elements of the inputs matter to products alone; a change of scale or dropout leaves them so. */
function usesProductsOnly(layers: readonly AnyLayer[]): boolean {
  return layers.find(({ inputUse }) => inputUse !== "same")?.inputUse === "products";
}

/** Metrics that are measured: accuracy where targets are classes, then those asked for. */
export function metricsFor(areClasses: boolean, metrics: readonly Metric[]): readonly Metric[] {
  const asked = metrics.some((metric) => metric.name === "accuracy");
  return areClasses && !asked ? [new Accuracy(), ...metrics] : metrics;
}

/** @throws {ArgumentError} when the output of these layers is certainly none for this loss. */
export function requireLossFits(layers: readonly AnyLayer[], loss: Loss, where: string): void {
  const index = lastLayer(layers);
  const objection = loss.objection(outputKindOf(layers));
  if (objection === undefined) return;
  throw new ArgumentError({
    where: `${where}, loss ${loss.name}`,
    expected: objection.expected,
    received: `the output of ${positionOf(layers, index)}`,
    fix: objection.fix,
  });
}

/** What the last layer that does something gives. */
export function outputKindOf(layers: readonly AnyLayer[]): OutputKind {
  return layers[lastLayer(layers)]?.outputKind ?? "unknown";
}

function lastLayer(layers: readonly AnyLayer[]): number {
  return layers.findLastIndex((layer) => layer.constructor !== Identity);
}

function checkOutputShape(layers: readonly AnyLayer[], shape: Shape | undefined): void {
  if (shape === undefined || shape.length === 2) return;
  throw new ShapeError({
    where: `${positionOf(layers, layers.length - 1)}, output`,
    expected: "shape [batch, units], which losses take",
    received: formatShape(shape),
    fix: "Flatten the inputs to [batch, features].",
  });
}

/** Width of the output of layers that don't tell it: that of one sample's output. */
function probeUnits(model: ModelParts, inputs: InputTensor, random: RandomState): number {
  model.ensureInitialized(random);
  const chain = new LayerChain(model.layers, model.dtype, { training: false });
  const sample = prepareInputs(model, inputs.hi(1), 1, "probe");
  try {
    return chain.forward(sample.read(undefined, 0, 1)).shape.at(-1) ?? 1;
  } finally {
    sample.dispose();
    chain.workspace.dispose();
  }
}
