export {
  syntheticDigits,
  type SyntheticDigits,
  type SyntheticDigitsOptions,
} from "./synthetic-digits.js";
export {
  syntheticMnist,
  type SyntheticMnist,
  type SyntheticMnistOptions,
} from "./synthetic-mnist.js";
export type { PictureOptions } from "./options.js";
