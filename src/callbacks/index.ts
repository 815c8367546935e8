export type { BatchRecord, Callback, EpochRecord, TrainingControl } from "./callback.js";
