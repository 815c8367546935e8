export type { WorkerFitOptions } from "./carry-fit-options.js";
export type { TrainingProgress } from "./messages.js";
export type { PortableClass } from "./portable-parts.js";
export { serveTraining, type ServeTrainingOptions } from "./serve-training.js";
export { TrainingWorker, type TrainingWorkerOptions } from "./training-worker.js";
export type { WorkerScope } from "./worker-scope.js";
