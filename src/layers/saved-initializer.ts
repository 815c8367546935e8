import { FromTensor, type Initializer } from "../initializers/index.js";

/** Given values are kept as the weights that they became, not a second time. */
export function savedInitializer(initializer: Initializer | undefined): Initializer | undefined {
  return initializer instanceof FromTensor ? undefined : initializer;
}
