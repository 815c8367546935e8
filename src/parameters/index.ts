export { Parameter, type ParameterOptions } from "./parameter.js";
