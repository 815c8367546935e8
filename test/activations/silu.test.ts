import { SiLU } from "../../src/activations/silu.js";
import { specifyActivation } from "../support/activation-specification.js";

// Values: Python 3.11.7 with mpmath 1.3.0, 40 digits.
specifyActivation("SiLU: x / (1 + e⁻ˣ)", {
  create: () => new SiLU(),
  values: [
    [-3, -0.14227761953270034],
    [-0.5, -0.18877033439907272],
    [0.75, 0.50938402438154473],
    [2.5, 2.3103545499468911],
    [-20, -4.1223072363804072e-8],
  ],
  limits: [
    [-1000, 0, 0],
    [-Infinity, 0, 0],
    [1000, 1000, 1],
    [Infinity, Infinity, 1],
  ],
});
