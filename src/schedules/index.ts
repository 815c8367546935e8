export { CosineDecay, type CosineDecayOptions } from "./cosine-decay.js";
export { ExponentialDecay, type ExponentialDecayOptions } from "./exponential-decay.js";
export { OneCycle, type OneCycleOptions } from "./one-cycle.js";
export { PolynomialDecay, type PolynomialDecayOptions } from "./polynomial-decay.js";
export { Schedule } from "./schedule.js";
export { StepDecay, type StepDecayOptions } from "./step-decay.js";
