import { type Target } from "../target.js";
import { checkpointTarget } from "./checkpoint.js";
import { csvTargets } from "./csv.js";
import { idxTargets } from "./idx.js";
import { mnistNpzTarget } from "./mnist-npz.js";
import { modelTarget } from "./model.js";
import { npyTargets } from "./npy.js";
import { onnxTarget } from "./onnx.js";
import { safetensorsTargets } from "./safetensors.js";
import { zipTargets } from "./zip.js";

/** Every parser of what comes from outside. */
export const targets: readonly Target[] = [
  ...idxTargets,
  ...npyTargets,
  mnistNpzTarget,
  ...safetensorsTargets,
  modelTarget,
  checkpointTarget,
  onnxTarget,
  ...csvTargets,
  ...zipTargets,
];
