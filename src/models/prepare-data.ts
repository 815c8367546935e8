import { getBackend } from "../backends/default-backend.js";
import { ArgumentError } from "../errors/index.js";
import { Dense } from "../layers/index.js";
import { Accuracy, type Metric } from "../metrics/index.js";
import type { DType, InputTensor } from "../tensor/index.js";
import { RandomState } from "../tensor/random-state/index.js";
import type { PreparedRows } from "../backends/operations/memory-operations.js";
import { chooseBlockRows } from "./block-rows.js";
import { checkInputs } from "./check-inputs.js";
import { layerShapes, positionOf, type AnyLayer } from "./check-layers.js";
import { LayerChain } from "./layer-chain.js";
import type { Loss } from "../losses/index.js";
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
}

/** What is checked and prepared by {@link prepareData}. */
export interface DataOptions {
  readonly inputs: InputTensor;
  readonly targets: Targets;
  readonly loss: Loss;
  /** `"fit"`, `"evaluate"`, `"fit, validation"`. */
  readonly where: string;
  readonly blockRows: number | undefined;
}

/**
 * Holds inputs, targets and loss against the model and prepares them; the model stays as it is.
 *
 * @throws {ArgumentError} when values are no finite numbers or labels no classes of the model, or the
 * loss can't work with the model's output.
 * @throws {ShapeError} when the inputs don't fit the model, or the targets the inputs.
 */
export function prepareData(model: ModelParts, options: DataOptions): PreparedData {
  const { inputs, targets, loss, where } = options;
  checkInputs(inputs, `${where}, inputs`);
  const shapes = layerShapes(model.layers, inputs.shape);
  checkLoss(model.layers, loss, where);
  const samples = inputs.shape[0] ?? 0;
  const chosen = options.blockRows ?? chooseBlockRows(shapes, model.dtype);
  const blockRows = Math.min(chosen, samples);
  const units = shapes.at(-1)?.at(-1) ?? probeUnits(model, inputs);
  return {
    targets: prepareTargets(targets, {
      samples,
      units,
      dtype: model.dtype,
      blockRows,
      where: `${where}, targets`,
    }),
    inputs: prepareInputs(model, inputs, blockRows),
    blockRows,
  };
}

/** Prepares inputs that have been checked. */
export function prepareInputs(
  model: ModelParts,
  inputs: InputTensor,
  blockRows: number,
): PreparedRows {
  return getBackend().prepare(inputs, {
    dtype: model.dtype,
    blockRows,
    productsOnly: model.layers[0]?.constructor === Dense,
  });
}

/** Metrics that are measured: accuracy where targets are classes, then those asked for. */
export function metricsFor(areClasses: boolean, metrics: readonly Metric[]): readonly Metric[] {
  const asked = metrics.some((metric) => metric.name === "accuracy");
  return areClasses && !asked ? [new Accuracy(), ...metrics] : metrics;
}

function checkLoss(layers: readonly AnyLayer[], loss: Loss, where: string): void {
  const last = layers.at(-1);
  const objection = last === undefined ? undefined : loss.objection(last.outputKind);
  if (objection === undefined) return;
  throw new ArgumentError({
    where: `${where}, loss ${loss.name}`,
    expected: objection.expected,
    received: `the output of ${positionOf(layers, layers.length - 1)}`,
    fix: objection.fix,
  });
}

/** Width of the output of layers that don't tell it: that of one sample's output. */
function probeUnits(model: ModelParts, inputs: InputTensor): number {
  model.ensureInitialized(new RandomState(0));
  const chain = new LayerChain(model.layers, model.dtype, { training: false });
  const sample = prepareInputs(model, inputs.hi(1), 1);
  const units = chain.forward(sample.read(undefined, 0, 1)).shape.at(-1) ?? 1;
  sample.dispose();
  chain.workspace.dispose();
  return units;
}
