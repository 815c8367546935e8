export { RandomState, type ChoiceOptions } from "./random-state.js";
export { type DrawSize } from "./draw-size.js";
export { type RandomStateSnapshot } from "./random-state-snapshot.js";
export { type Seed } from "./seed-twister.js";
export { type MutableSequence, type Shufflable } from "./shuffle-in-place.js";
