export { Dense, type DenseOptions, type FromWeightsOptions } from "./dense.js";
export { noGradient, standaloneContext, type LayerContext } from "./layer-context.js";
export { Layer, type InputUse, type OutputKind, type OutputWidth, type Widths } from "./layer.js";
export { Rescaling } from "./rescaling.js";
export { requireInput } from "./require-input.js";
