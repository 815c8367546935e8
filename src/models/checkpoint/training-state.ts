import type { CallbackState, EpochRecord } from "../../callbacks/index.js";
import type { OptimizerState } from "../../optimizers/index.js";
import type { RandomStateSnapshot } from "../../tensor/random-state/index.js";
import type { EpochLossSums } from "../epoch-loss.js";
import type { TrainingIdentity } from "./training-identity.js";
import type { ComparedSettings } from "../training-settings.js";

/** What something remembers, under its name. */
export interface NamedState<State> {
  readonly name: string;
  readonly state: State;
}

/** Where a training stands between two steps, but for the parameters' values. */
export interface TrainingState {
  readonly settings: ComparedSettings;
  readonly identity: TrainingIdentity;
  /** Number of the epoch that is under way or comes next, from 1. */
  readonly epoch: number;
  /** Batches of it that are done; 0 where it has not begun. */
  readonly batch: number;
  /** Time that it took so far. */
  readonly seconds: number;
  readonly steps: number;
  /** Whether a callback has stopped it: then it is over, as it was. */
  readonly stopped: boolean;
  readonly loss: EpochLossSums;
  /** Sums of the metrics in this epoch; none where it has not begun. */
  readonly metrics: readonly NamedState<readonly number[]>[];
  /** The random numbers of batches as at the epoch's beginning, of layers as they are now. */
  readonly random: { readonly batches: RandomStateSnapshot; readonly layers: RandomStateSnapshot };
  readonly optimizer: OptimizerState;
  readonly history: readonly EpochRecord[];
  readonly callbacks: readonly NamedState<CallbackState>[];
}
