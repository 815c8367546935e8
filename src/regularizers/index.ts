export { Regularizer } from "./regularizer.js";
