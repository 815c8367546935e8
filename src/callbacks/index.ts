export type {
  BatchRecord,
  Callback,
  CallbackState,
  EpochRecord,
  TrainingControl,
  TrainingOutcome,
} from "./callback.js";
export { CSVLogger, type CSVLoggerOptions } from "./csv-logger.js";
export { EarlyStopping, type EarlyStoppingOptions } from "./early-stopping.js";
export {
  ExponentialMovingAverage,
  type ExponentialMovingAverageOptions,
} from "./exponential-moving-average.js";
export type { ByteSink } from "./file-sink.js";
export {
  LearningRateSchedule,
  type LearningRateScheduleOptions,
} from "./learning-rate-schedule.js";
export { ModelCheckpoint, type ModelCheckpointOptions } from "./model-checkpoint.js";
export type { MonitorMode, MonitorOptions } from "./monitor.js";
export { ProgressBar, type ProgressBarOptions } from "./progress-bar.js";
export {
  ReduceLROnPlateau,
  type ReduceLROnPlateauOptions,
} from "./reduce-learning-rate-on-plateau.js";
export type { TextOutput } from "../platform/terminal.js";
export { TerminateOnNaN } from "./terminate-on-nan.js";
export { TrainingCheckpoint, type TrainingCheckpointOptions } from "./training-checkpoint.js";
