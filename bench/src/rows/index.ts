import { convolutions } from "./convolutions.js";
import {
  augmentedEpoch,
  deepEpoch,
  denseEpoch,
  epoch,
  lenetEpoch,
  watchedEpoch,
} from "./epochs.js";
import { firstBatch, firstBatchProcessor } from "./first-batch.js";
import { loading } from "./loading.js";
import { notebooks } from "./notebooks.js";
import { peakMemory } from "./peak-memory.js";
import { predictLenet, predictMany, predictOne } from "./predictions.js";
import type { Row } from "./row.js";

/** All lines of the table, in order. */
export const rows: readonly Row[] = [
  epoch,
  denseEpoch,
  deepEpoch,
  augmentedEpoch,
  lenetEpoch,
  ...notebooks,
  predictOne,
  predictMany,
  predictLenet,
  ...convolutions,
  watchedEpoch,
  firstBatch,
  firstBatchProcessor,
  peakMemory,
  loading,
];
