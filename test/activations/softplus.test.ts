import { Softplus } from "../../src/activations/softplus.js";
import { specifyActivation } from "../support/activation-specification.js";

// Values: Python 3.11.7 with mpmath 1.3.0, 40 digits.
specifyActivation("Softplus: log(1 + eˣ)", {
  create: () => new Softplus(),
  values: [
    [-3, 0.04858735157374206],
    [-0.5, 0.4740769841801067],
    [0.75, 1.1368710061148999],
    [2.5, 2.5788897342925496],
    [-20, 2.061153620314381e-9],
  ],
  limits: [
    [-1000, 0, 0],
    [-Infinity, 0, 0],
    [1000, 1000, 1],
    [Infinity, Infinity, 1],
  ],
});
