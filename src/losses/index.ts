export { Loss, type LossContext, type LossOptions, type LossResult, type Reduction } from "./loss.js";
