export { Initializer, type Fans } from "./initializer.js";
export { FromTensor } from "./from-tensor.js";
export { GlorotUniform } from "./glorot-uniform.js";
export { Zeros } from "./zeros.js";
