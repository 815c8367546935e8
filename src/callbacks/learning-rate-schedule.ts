import { kindOf } from "../errors/kind-of.js";
import { ArgumentError } from "../errors/index.js";
import { requireOptions } from "../errors/require-options.js";
import { Schedule } from "../schedules/index.js";
import type { Callback, CallbackState, TrainingControl } from "./callback.js";
import { CallbackValues } from "./callback-values.js";

/** Options of {@link LearningRateSchedule}. */
export interface LearningRateScheduleOptions {
  /** What the schedule's time counts: epochs done, or optimizer steps done. Default: `"epoch"`. */
  readonly per?: "epoch" | "step";
}

/**
 * Sets the learning rate by a schedule: `η(t) = η₀ · factor(t)` with η₀ the optimizer's rate when
 * training begins. The optimizer has the rate from before `fit` again when training is over, however it
 * ended. `fit` refuses it beside `ReduceLROnPlateau` or another schedule, whose rates it would overwrite.
 */
export class LearningRateSchedule implements Callback {
  readonly name = "LearningRateSchedule";
  readonly changesModel = false;
  readonly learningRate = "sets";
  readonly onBatchEnd?: NonNullable<Callback["onBatchEnd"]>;
  readonly schedule: Schedule;
  readonly #perStep: boolean;
  #initialRate = 0;

  /** @throws {ArgumentError} when the schedule is none, or `per` is neither. */
  constructor(schedule: Schedule, options: LearningRateScheduleOptions = {}) {
    const { per = "epoch" } = requireOptions(options, "LearningRateSchedule", "schedule, ");
    requireSchedule(schedule);
    requireUnit(per);
    this.schedule = schedule;
    this.#perStep = per === "step";
    if (this.#perStep) this.onBatchEnd = (_, training) => this.#set(training, training.steps);
  }

  onTrainBegin({ optimizer }: TrainingControl): void {
    this.#initialRate = optimizer.learningRate;
  }

  onEpochBegin(epoch: number, training: TrainingControl): void {
    this.#set(training, this.#perStep ? training.steps : epoch - 1);
  }

  getState(): CallbackState {
    return { initialRate: this.#initialRate };
  }

  setState(state: CallbackState): void {
    this.#initialRate = new CallbackValues(state, this.name).number("initialRate");
  }

  #set({ optimizer }: TrainingControl, time: number): void {
    optimizer.learningRate = this.#initialRate * this.schedule.factor(time);
  }
}

function requireSchedule(schedule: unknown): void {
  if (schedule instanceof Schedule) return;
  throw new ArgumentError({
    where: "LearningRateSchedule, schedule",
    expected: "a Schedule",
    received: kindOf(schedule),
    fix: "A schedule of your own extends the class Schedule.",
  });
}

function requireUnit(per: unknown): void {
  if (per === "epoch" || per === "step") return;
  throw new ArgumentError({
    where: "LearningRateSchedule, per",
    expected: '"epoch" or "step"',
    received: typeof per === "string" ? JSON.stringify(per) : typeof per,
  });
}
