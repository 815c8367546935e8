export { type CheckOptions } from "./check-settings.js";
export {
  gradientCheck,
  type DifferentiableModule,
  type GradientCheckOptions,
} from "./gradient-check.js";
export { gradientCheckLoss, type GradientCheckLossOptions } from "./gradient-check-loss.js";
export {
  type GradientCheckReport,
  type GradientDifference,
  type TensorGradientReport,
} from "./gradient-report.js";
