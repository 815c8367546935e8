export { Constraint } from "./constraint.js";
export { MaxNorm } from "./max-norm.js";
