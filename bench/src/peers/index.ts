import { brainJs } from "./brain-js.js";
import type { Contestant } from "./contestant.js";
import { convnetJs } from "./convnetjs.js";
import { jaxJs } from "./jax-js.js";
import {
  ndnet,
  ndnetAugmented,
  ndnetFloat64,
  ndnetOneThread,
  ndnetSaving,
  ndnetWatched,
} from "./ndnet.js";
import { numpyFloat32, numpyFloat64 } from "./numpy.js";
import { tensorflowCpu, tensorflowWasm } from "./tensorflow.js";

/** Everyone who takes part; ndnet is the base. */
export const contestants: readonly Contestant[] = [
  ndnet,
  ndnetOneThread,
  ndnetFloat64,
  ndnetWatched,
  ndnetSaving,
  ndnetAugmented,
  numpyFloat32,
  numpyFloat64,
  tensorflowWasm,
  tensorflowCpu,
  jaxJs,
  convnetJs,
  brainJs,
];
