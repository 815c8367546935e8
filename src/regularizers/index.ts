export { L1 } from "./l1.js";
export { L2 } from "./l2.js";
export { Regularizer } from "./regularizer.js";
