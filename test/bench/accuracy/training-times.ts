import type { Recipe } from "../../../bench/src/accuracy/recipe.js";
import type { TrainingTime } from "../../../bench/src/accuracy/time-training.js";

/** A recipe whose training nobody starts. */
export const recipe: Recipe = {
  id: "98",
  network: "784-256-10",
  target: 0.98,
  wantedSeconds: 5,
  layers: [],
  epochs: 6,
  batchSize: 128,
  learningRate: 0.004,
  isDistorted: false,
};

/** A training that got there after so many seconds. */
export function reachedAfter(seconds: number): TrainingTime {
  const totalSeconds = seconds + 0.1;
  return { seconds, totalSeconds, epochs: 5, bestAccuracy: 0.9801, trouble: undefined };
}

/** A training that went through all its epochs and did not get there. */
export function endedAfter(totalSeconds: number, bestAccuracy: number): TrainingTime {
  return { seconds: undefined, totalSeconds, epochs: 6, bestAccuracy, trouble: undefined };
}

/** A training that was given up before its first epoch ended. */
export function stoppedAfter(totalSeconds: number): TrainingTime {
  const trouble = `stopped after ${totalSeconds} s`;
  return { seconds: undefined, totalSeconds, epochs: 0, bestAccuracy: 0, trouble };
}
