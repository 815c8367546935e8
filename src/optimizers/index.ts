export { AdaGrad, type AdaGradOptions } from "./adagrad.js";
export { Adam, type AdamOptions } from "./adam.js";
export { AdamW } from "./adamw.js";
export { Optimizer, type OptimizerOptions } from "./optimizer.js";
export { type OptimizerState } from "./optimizer-state.js";
export { RMSProp, type RMSPropOptions } from "./rmsprop.js";
export { SGD, type SGDOptions } from "./sgd.js";
