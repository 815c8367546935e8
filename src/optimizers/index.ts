export { Optimizer, type OptimizerOptions, type OptimizerState } from "./optimizer.js";
