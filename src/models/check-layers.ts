export {
  allLayers,
  checkLayers,
  learnedBy,
  parametersOf,
  positionOf,
  stateOf,
} from "../layers/check-layers.js";
