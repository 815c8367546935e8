export type { AnyLayer, CheckedLayers } from "../layers/checked-layers.js";
