import { type FileRange } from "./run-files.js";
import { type Tally } from "./tally.js";

/** Some files of one target, for a worker. */
export interface Task extends FileRange {
  readonly targetName: string;
}

/** What a worker thread starts with. */
export interface WorkerStart {
  /** One 32-bit number: the file that the worker is at. */
  readonly position: Int32Array;
}

/** A worker's answer to a {@link Task}. */
export type Answer = { readonly tally: Tally } | { readonly error: string };
