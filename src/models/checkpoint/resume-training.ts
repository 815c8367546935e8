import type { Callback } from "../../callbacks/index.js";
import { ArgumentError } from "../../errors/index.js";
import type { Metric } from "../../metrics/index.js";
import type { Optimizer } from "../../optimizers/index.js";
import type { Parameter } from "../../parameters/index.js";
import type { DType } from "../../tensor/index.js";
import type { RandomState } from "../../tensor/random-state/index.js";
import type { AnyLayer } from "../checked-layers.js";
import { stateOf } from "../check-layers.js";
import { keepValues } from "../keep-values.js";
import { assignTensors } from "../saving/assign-tensors.js";
import { matchCallbacks } from "./callback-states.js";
import { setMetricStates } from "./metric-states.js";
import { readCheckpoint } from "./read-checkpoint.js";
import type { ComparedSettings } from "../training-settings.js";
import { requireSameIdentity, sameOptions, type TrainingIdentity } from "./training-identity.js";
import type { TrainingState } from "./training-state.js";

/** What a checkpoint is put into. */
export interface ResumeTarget {
  readonly layers: readonly AnyLayer[];
  readonly dtype: DType;
  readonly parameters: readonly Parameter[];
  readonly optimizer: Optimizer;
  readonly layerRandom: RandomState;
  readonly batchRandom: RandomState;
  readonly metrics: readonly Metric[];
  readonly callbacks: readonly Callback[];
  readonly settings: ComparedSettings;
  identity(): TrainingIdentity;
}

/** A training put where its checkpoint was taken. */
export interface ResumedTraining {
  readonly state: TrainingState;
  /** Puts model and optimizer back, for callbacks that refuse their state when training has begun. */
  readonly undo: () => void;
}

/**
 * Puts model, optimizer and layers where a checkpoint was taken, and gives the rest of its state.
 *
 * @throws {ArgumentError} when the training was another one: other data, seed, loss, optimizer.
 * @throws {FormatError} when the bytes are no checkpoint, or that of another model.
 */
export function resumeTraining(bytes: Uint8Array, target: ResumeTarget): ResumedTraining {
  const { tensors, state } = readCheckpoint(bytes);
  const { layers, dtype, parameters, optimizer, metrics } = target;
  requireSettings(state.settings, target.settings);
  requireSameIdentity(state.identity, target.identity());
  matchCallbacks(target.callbacks, state.callbacks);
  const before = optimizer.getState(parameters);
  const restore = keepValues([...parameters, ...stateOf(layers)]);
  const undo = (): void => {
    optimizer.setState(before, parameters);
    restore();
  };
  if (state.batch > 0) setMetricStates(metrics, state.metrics);
  target.layerRandom.setState(state.random.layers);
  target.batchRandom.setState(state.random.batches);
  optimizer.setState(state.optimizer, parameters);
  try {
    assignTensors(layers, dtype, tensors, "fit, resume");
  } catch (error) {
    undo();
    throw error;
  }
  return { state, undo };
}

function requireSettings(given: ComparedSettings, wanted: ComparedSettings): void {
  for (const [setting, value] of Object.entries(wanted) as [keyof ComparedSettings, unknown][]) {
    if (given[setting] === value) continue;
    throw new ArgumentError({
      where: `fit, resume, ${setting}`,
      expected: `${String(given[setting])}, as the training had`,
      received: String(value),
      fix: sameOptions,
    });
  }
}
