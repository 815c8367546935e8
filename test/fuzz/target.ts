import { type Mutation } from "./mutations/mutation.js";

/** A parser to be fuzzed. */
export interface Target {
  readonly name: string;
  /** Small files that the parser accepts, the same ones at every call. */
  seeds(): readonly Uint8Array[];
  /**
   * Files that stand for much more than their own bytes, such as highly compressed ones. They take
   * long to read, so that only one file in 1000 comes from them. Default: none.
   */
  largeSeeds?(): readonly Uint8Array[];
  /** Mutations that know the format, and so get behind its first checks. Default: none. */
  readonly mutations?: readonly Mutation[];
  /** Reads a file; may throw what is derived from `NdnetError`, and nothing else. */
  parse(file: Uint8Array): unknown;
  /** Whether to read as a browser does, without Node's own modules. Default: `false`. */
  readonly withoutNode?: boolean;
}
