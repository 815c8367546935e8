import type { Facts, KernelResult } from "../results.js";
import type { Task, Work } from "../work.js";

/** Lines that are for the measuring program start with this; libraries may print what they like. */
export const linePrefix = "@bench ";

/** What a contestant's process is told, one JSON line each. */
export type Request =
  | { readonly do: "prepare"; readonly task: Task<Work> }
  | { readonly do: "run" }
  | { readonly do: "usage" };

/** What a contestant's process answers. */
export interface Reply {
  /** To prepare: what is to be known about the contestant. */
  readonly facts?: Facts;
  /** To run: the wall time of one repetition, by the process's own clock. */
  readonly milliseconds?: number;
  /** To usage: the most memory that the process has held. */
  readonly peakBytes?: number;
  /** To usage and of programs: processor time of the process so far, all threads. */
  readonly processorMilliseconds?: number;
  /** Of the program that measures kernels: one of its results. */
  readonly kernel?: KernelResult;
  /** To anything: it could not be done. */
  readonly error?: string;
}
