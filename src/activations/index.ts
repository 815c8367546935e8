export { Activation } from "./activation.js";
export { ReLU } from "./relu.js";
