import { NonFiniteLossError } from "../errors/index.js";
import type { TrainingPlan } from "./training-plan.js";

/** What was seen to fail. */
export interface TrainingFailure {
  readonly received: string;
  /** Position of the first layer that isn't finite, −1 for the loss. */
  readonly position: number;
  /**
   * Number of the step that failed, unless parameters were not finite before it; then, and by default,
   * it is the one that made them so.
   */
  readonly failed: number | undefined;
}

/**
 * Puts the last good parameters back and says what failed.
 *
 * @param steps Steps done so far.
 */
export function failTraining(
  plan: TrainingPlan,
  steps: number,
  { received, position, failed }: TrainingFailure,
): never {
  const { step, snapshot } = plan;
  const { learningRate } = plan.optimizer;
  const layer = plan.layerName(position);
  const redo = (rows: Int32Array, epoch: number): void => {
    plan.beginEpoch(epoch);
    step.differentiate(rows, []);
    step.update();
  };
  const undone = snapshot.undo(redo, () => plan.parametersAreFinite());
  const earliest = Math.max(1, steps - undone + 1);
  const isEarlier = undone > 1;
  const number = isEarlier ? earliest : (failed ?? earliest);
  throw new NonFiniteLossError({
    where: `fit, step ${number}, ${layer}`,
    expected: "finite numbers",
    received: isEarlier ? "parameters that are not finite" : received,
    fix: `The last good parameters are in place. Try a learning rate below ${learningRate}, or scale the inputs.`,
    step: number - 1,
    layer,
  });
}
