export { LayerState, type LayerStateOptions } from "./layer-state.js";
export { Parameter, type ParameterOptions } from "./parameter.js";
