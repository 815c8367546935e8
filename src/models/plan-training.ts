import { getBackend } from "../backends/default-backend.js";
import type { Callback } from "../callbacks/index.js";
import { ArgumentError } from "../errors/index.js";
import type { Metric } from "../metrics/index.js";
import type { Optimizer } from "../optimizers/index.js";
import type { Parameter } from "../parameters/index.js";
import type { InputTensor } from "../tensor/index.js";
import { RandomState } from "../tensor/random-state/index.js";
import { SequentialBatches, ShuffledBatches, type BatchSampler } from "./batch-sampler.js";
import { positionOf } from "./check-layers.js";
import { evaluateRows, type Evaluation } from "./evaluate-rows.js";
import { checkFitOptions, type FitOptions } from "./fit-options.js";
import { LayerChain } from "./layer-chain.js";
import { metricsFor, prepareData, type ModelParts, type PreparedData } from "./prepare-data.js";
import type { Targets } from "./targets.js";
import { TrainingSnapshot } from "./training-snapshot.js";
import { TrainingStep } from "./training-step.js";

/** Steps of mini-batch training between two copies of the parameters. */
const stepsBetweenCopies = 64;

/** Everything a `TrainingRun` needs, checked and ready. */
export interface TrainingPlan {
  readonly parameters: readonly Parameter[];
  readonly optimizer: Optimizer;
  readonly epochs: number;
  readonly batchRows: number;
  readonly rowCount: number;
  /** The rows to train on; all of them where there is no validation share. */
  readonly trainingRows: Int32Array | undefined;
  readonly sampler: BatchSampler;
  readonly batchRandom: RandomState;
  readonly layerRandom: RandomState;
  readonly metrics: readonly Metric[];
  readonly callbacks: readonly Callback[];
  readonly reportsBatches: boolean;
  readonly signal: AbortSignal | undefined;
  readonly step: TrainingStep;
  readonly snapshot: TrainingSnapshot;
  validate(): Evaluation | undefined;
  parametersAreFinite(): boolean;
  /** The name of the layer at a position, `"loss"` for −1. */
  layerName(position: number): string;
  /** Gives all memory back. */
  dispose(): void;
}

/**
 * Checks everything given to `fit`, then gives values to the parameters that have none and prepares
 * the data. Until the checks are passed, the model is as it was.
 */
export function planTraining(
  model: ModelParts,
  inputs: InputTensor,
  targets: Targets,
  options: FitOptions,
): TrainingPlan {
  checkFitOptions(options);
  const { loss, optimizer, seed = 0, callbacks = [], signal } = options;
  const random = new RandomState(seed);
  const layerRandom = new RandomState([seed, 1]);
  const rowCount = inputs.shape[0] ?? 0;
  const batchRows = batchRowsOf(options, rowCount);
  const { blockRows } = options;
  const data = prepareData(model, { inputs, targets, loss, where: "fit", blockRows });
  const heldOut =
    typeof options.validation === "object"
      ? prepareData(model, { ...options.validation, loss, where: "fit, validation", blockRows })
      : undefined;
  const share = typeof options.validation === "number" ? options.validation : 0;
  const validationCount = checkedShare(share, rowCount);

  model.ensureInitialized(random);
  const { layers, dtype } = model;
  const parameters = layers.flatMap((layer) => [...layer.parameters]);
  const chain = new LayerChain(layers, dtype, { training: true, random: layerRandom });
  const testChain = new LayerChain(layers, dtype, { training: false });
  const metrics = metricsFor(data.targets.areClasses, options.metrics ?? []);
  const split = splitRows(rowCount, validationCount, random);
  const validationData: PreparedData | undefined = heldOut ?? (split && data);
  const step = new TrainingStep({
    chain,
    parameters,
    inputs: data.inputs,
    targets: data.targets,
    loss,
    optimizer,
    metrics,
    weightRegularizer: options.weightRegularizer,
    blockRows: data.blockRows,
  });
  const trainingCount = rowCount - validationCount;
  const snapshot = new TrainingSnapshot(
    { parameters, optimizer, random: layerRandom },
    batchRows >= trainingCount ? 1 : stepsBetweenCopies,
  );
  return {
    parameters,
    optimizer,
    epochs: options.epochs ?? 1,
    batchRows: Math.min(batchRows, trainingCount),
    rowCount,
    trainingRows: split?.training,
    sampler:
      options.sampler ??
      (options.shuffle === false ? new SequentialBatches() : new ShuffledBatches()),
    batchRandom: random,
    layerRandom,
    metrics,
    callbacks,
    reportsBatches: callbacks.some((callback) => callback.onBatchEnd !== undefined),
    signal,
    step,
    snapshot,
    validate: () =>
      validationData &&
      evaluateRows({
        ...validationData,
        chain: testChain,
        order: heldOut === undefined ? split?.validation : undefined,
        loss,
        metrics: metricsFor(validationData.targets.areClasses, options.metrics ?? []),
      }),
    parametersAreFinite: () =>
      parameters.every((parameter) => getBackend().isFinite(parameter.value)),
    layerName: (position) => (position < 0 ? "loss" : positionOf(layers, position)),
    dispose: () => {
      for (const part of [data, heldOut]) {
        part?.inputs.dispose();
        part?.targets.dispose();
      }
      chain.workspace.dispose();
      testChain.workspace.dispose();
      snapshot.dispose();
    },
  };
}

function batchRowsOf({ batchSize = 32 }: FitOptions, rowCount: number): number {
  return batchSize === "full" ? rowCount : Math.min(batchSize, rowCount);
}

function checkedShare(share: number, rowCount: number): number {
  const count = Math.floor(rowCount * share);
  if (share === 0 || (count >= 1 && count < rowCount)) return count;
  throw new ArgumentError({
    where: "fit, validation",
    expected: `a share of ${rowCount} rows that leaves at least one for each side`,
    received: String(share),
  });
}

/** Draws the validation rows; the others keep the order of the file. */
function splitRows(
  rowCount: number,
  validationCount: number,
  random: RandomState,
): { training: Int32Array; validation: Int32Array } | undefined {
  if (validationCount === 0) return undefined;
  const order = random.permutation(rowCount);
  return {
    validation: order.slice(0, validationCount).sort(),
    training: order.slice(validationCount).sort(),
  };
}
