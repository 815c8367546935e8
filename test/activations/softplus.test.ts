import { Softplus } from "../../src/activations/softplus.js";
import { specifyActivation } from "../support/activation-specification.js";

// Values: Python 3.11.7 with mpmath 1.3.0, 40 digits.
specifyActivation("Softplus: log(1 + eˣ)", {
  create: () => new Softplus(),
  values: [
    [-3, 0.048587351573742059],
    [-0.5, 0.47407698418010668],
    [0.75, 1.1368710061148999],
    [2.5, 2.5788897342925496],
    [-20, 2.0611536203143807e-9],
  ],
  limits: [
    [-1000, 0, 0],
    [-Infinity, 0, 0],
    [1000, 1000, 1],
    [Infinity, Infinity, 1],
  ],
});
