import { SiLU } from "../../src/activations/silu.js";
import { specifyActivation } from "../support/activation-specification.js";

// Values: Python 3.11.7 with mpmath 1.3.0, 40 digits.
specifyActivation("SiLU: x / (1 + e⁻ˣ)", {
  create: () => new SiLU(),
  values: [
    [-3, -0.14227761953270035],
    [-0.5, -0.18877033439907273],
    [0.75, 0.5093840243815447],
    [2.5, 2.310354549946891],
    [-20, -4.122307236380407e-8],
  ],
  limits: [
    [-1000, 0, 0],
    [-Infinity, 0, 0],
    [1000, 1000, 1],
    [Infinity, Infinity, 1],
  ],
});
