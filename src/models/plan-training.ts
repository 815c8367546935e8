import { getBackend } from "../backends/default-backend.js";
import type { InputTensor } from "../tensor/index.js";
import { RandomState } from "../tensor/random-state/index.js";
import { AugmentedInputs } from "./augmented-inputs.js";
import { SequentialBatches, ShuffledBatches } from "./batch-sampler.js";
import { mixingBlockRows } from "./block-rows.js";
import { checkFitOptions } from "./check-fit-options.js";
import { callbackNames, toldInOrder } from "./callback-order.js";
import { claim } from "./claim.js";
import { parametersOf, positionOf, stateOf } from "./check-layers.js";
import { resumeTraining } from "./checkpoint/resume-training.js";
import {
  augmentationText,
  trainingIdentity,
  type TrainingIdentity,
} from "./checkpoint/training-identity.js";
import { recordedNames } from "./epoch-record.js";
import { disposeOnError, Disposables } from "./disposables.js";
import type { FitOptions } from "./fit-options.js";
import { LayerChain } from "./layer-chain.js";
import { metricsFor, prepareData, type ModelParts } from "./prepare-data.js";
import { splitRows } from "./split-rows.js";
import type { Targets } from "./targets.js";
import { throwIfAborted } from "../errors/throw-if-aborted.js";
import type { TrainingPlan } from "./training-plan.js";
import { partText, plainValues, type ComparedSettings } from "./training-settings.js";
import { TrainingSnapshot } from "./training-snapshot.js";
import { TrainingStep } from "./training-step.js";

/** The most steps and rows between two copies of the parameters. */
const stepsBetweenCopies = 64;
const rowsBetweenCopies = 4096;

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
  throwIfAborted(options.signal, "fit");
  const parts = new Disposables();
  return disposeOnError(parts, () => preparePlan(parts, model, { ...options, inputs, targets }));
}

interface PlanOptions extends FitOptions {
  readonly inputs: InputTensor;
  readonly targets: Targets;
}

function preparePlan(parts: Disposables, model: ModelParts, options: PlanOptions): TrainingPlan {
  const { loss, optimizer, seed = 0, validation, callbacks = [] } = options;
  const { layers, dtype } = model;
  const random = new RandomState(seed);
  const { inputs, targets } = options;
  const stateful = callbacks.filter((callback) => callback.getState !== undefined);
  parts.add(claim([optimizer, ...(options.metrics ?? []), ...stateful], "fit"));
  const mixing = layers.some(({ mixesRows }) => mixesRows);
  const common = { loss, metrics: options.metrics, blockRows: options.blockRows, random };
  const mixingRows = mixing ? mixingBlockRows(options.batchSize ?? 32) : undefined;
  const data = parts.add(
    prepareData(model, { ...common, inputs, targets, where: "fit", leastBlockRows: mixingRows }),
  );
  // Validation, which mixes no rows, has blocks as other models have them.
  const blockRows = Math.min(options.blockRows ?? mixingRows ?? Infinity, data.blockRows);
  const heldOut =
    typeof validation === "object"
      ? parts.add(prepareData(model, { ...common, ...validation, where: "fit, validation" }))
      : undefined;
  const rowCount = data.inputs.rows;
  const augmented =
    options.augmentation &&
    parts.add(new AugmentedInputs(model, inputs, options.augmentation, blockRows));
  const split = typeof validation === "number" ? splitRows(rowCount, validation, seed) : undefined;

  const parameters = parametersOf(layers);
  const state = stateOf(layers);
  const layerRandom = new RandomState([seed, 1]);
  const batchRows = batchRowsOf(options, split?.training.length ?? rowCount);
  const settings: ComparedSettings = {
    ...{ seed, rows: rowCount, trainingRows: split?.training.length ?? rowCount, batchRows },
    ...{ loss: loss.name, optimizer: optimizer.name },
  };
  const sampler =
    options.sampler ??
    (options.shuffle === false ? new SequentialBatches() : new ShuffledBatches());
  const { weightRegularizer } = options;
  let known: TrainingIdentity | undefined;
  // Once a training, and only where there are checkpoints.
  const identity = (): TrainingIdentity =>
    (known ??= trainingIdentity({
      ...{ inputs, targets, layers, dtype, optimizer, loss, sampler, weightRegularizer },
      ...{ augmentation: options.augmentation, blockRows },
    }));
  const metrics = metricsFor(data.targets.areClasses, options.metrics ?? []);
  const inOrder = toldInOrder(callbacks);
  const initialRate = optimizer.learningRate;
  const resumed =
    options.resume &&
    resumeTraining(options.resume, {
      ...{ layers, dtype, parameters, optimizer, layerRandom, batchRandom: random },
      ...{ metrics, callbacks: inOrder, settings, identity },
    });
  if (resumed === undefined) model.ensureInitialized(random);
  const chain = new LayerChain(layers, dtype, { training: true, random: layerRandom });
  const testChain = new LayerChain(layers, dtype, { training: false });
  parts.add(chain.workspace);
  parts.add(testChain.workspace);
  const validationData = heldOut ?? (split && data);
  // Nobody reads them any more.
  if (augmented !== undefined && validationData !== data) data.inputs.dispose();
  const snapshot = parts.add(
    new TrainingSnapshot(
      { parameters, state, optimizer, random: layerRandom },
      Math.min(stepsBetweenCopies, Math.max(1, Math.floor(rowsBetweenCopies / batchRows))),
    ),
  );
  const reportsBatches = callbacks.some((callback) => callback.onBatchEnd !== undefined);
  return {
    ...{ layers, dtype, resumed, layerRandom },
    settings: {
      ...settings,
      learningRate: initialRate,
      optimizerOptions: plainValues(optimizer),
      validationRows: heldOut?.inputs.rows ?? split?.validation.length ?? 0,
      ...(weightRegularizer && { weightRegularizer: partText(weightRegularizer) }),
      ...(options.augmentation && { augmentation: augmentationText(options.augmentation) }),
      callbacks: callbackNames(callbacks),
    },
    parameters,
    state,
    optimizer,
    initialRate,
    reduction: loss.reduction,
    epochs: options.epochs ?? 1,
    batchRows,
    rowCount,
    trainingRows: split?.training,
    sampler,
    identity,
    batchRandom: random,
    metrics,
    metricNames: recordedNames(metrics, data.targets.areClasses, validationData !== undefined),
    callbacks: inOrder,
    reportsBatches,
    signal: options.signal,
    step: new TrainingStep({
      ...{ chain, parameters, loss, optimizer, metrics, weightRegularizer },
      ...{ inputs: augmented ?? data.inputs, targets: data.targets, blockRows },
    }),
    snapshot,
    validation: validationData && {
      ...validationData,
      chain: testChain,
      order: heldOut === undefined ? split?.validation : undefined,
      loss,
      metrics: metricsFor(validationData.targets.areClasses, options.metrics ?? []),
    },
    beginEpoch: (epoch) => {
      if (augmented === undefined) return;
      augmented.beginEpoch(epoch);
      // So that few steps of the epoch before, whose inputs are gone, have to be done again.
      snapshot.expectChanges();
    },
    parametersAreFinite: () =>
      [...parameters, ...state].every(
        (one) => !one.initialized || getBackend().isFinite(one.value),
      ),
    layerName: (position) => (position < 0 ? "loss" : positionOf(layers, position)),
    dispose: () => {
      parts.dispose();
      for (const parameter of parameters) parameter.zeroGradient();
    },
  };
}

function batchRowsOf({ batchSize = 32 }: FitOptions, trainingCount: number): number {
  return batchSize === "full" ? trainingCount : Math.min(batchSize, trainingCount);
}
