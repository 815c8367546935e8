import { NdnetError } from "ndnet";
import { type FuzzFile } from "../mutations/make-file.js";
import { type Target } from "../target.js";
import { type Allocation, type AllocationMeter } from "./allocation-meter.js";
import { hideNode } from "./hide-node.js";
import { allowedBytes, maximumMilliseconds, type Outcome } from "./outcome.js";

/** Lets a target's parser read a file, and judges what it does. */
export async function runFile(
  target: Target,
  file: FuzzFile,
  meter: AllocationMeter,
): Promise<Outcome> {
  const first = await attempt(target, file, meter, false);
  const isSlow = first.milliseconds > maximumMilliseconds;
  if (!isSlow && totalBytes(first) <= allowedBytes(file.honestBytes)) return judge(first, file);
  // Another program may have had the processor, and what was allocated may never have been there at
  // one time: both are measured again, and the smaller figures count.
  const second = await attempt(target, file, meter, !isSlow);
  return judge(
    {
      ...first,
      milliseconds: Math.min(first.milliseconds, second.milliseconds),
      requested: Math.min(first.requested, second.requested),
    },
    file,
  );
}

interface Attempt extends Allocation {
  readonly milliseconds: number;
  /** What the parser threw; `undefined` where it accepted the file. */
  readonly error: { readonly thrown: unknown } | undefined;
}

async function attempt(
  target: Target,
  { bytes }: FuzzFile,
  meter: AllocationMeter,
  exact: boolean,
): Promise<Attempt> {
  // A parser that writes into its input must not change what the second run gets.
  const copy = bytes.slice();
  const showNode = hideNode(target);
  meter.start({ exact });
  const start = performance.now();
  const error = await errorOf(target, copy);
  const milliseconds = performance.now() - start;
  const allocation = meter.read();
  showNode();
  return { ...allocation, milliseconds, error };
}

async function errorOf(target: Target, file: Uint8Array): Promise<Attempt["error"]> {
  try {
    const result = target.parse(file);
    if (result instanceof Promise) await result;
    return undefined;
  } catch (thrown) {
    return { thrown };
  }
}

function judge(attempt: Attempt, { honestBytes }: FuzzFile): Outcome {
  const { error, milliseconds } = attempt;
  return {
    result: resultOf(error),
    fault: findUntyped(error) ?? findExcess(attempt, honestBytes),
    milliseconds,
    excessBytes: Math.max(totalBytes(attempt) - honestBytes, 0),
  };
}

function findExcess(attempt: Attempt, honestBytes: number): string | undefined {
  const { milliseconds, requested, unrequested, heap } = attempt;
  if (milliseconds > maximumMilliseconds) return `takes ${milliseconds.toFixed(0)} ms`;
  const allowed = allowedBytes(honestBytes);
  if (totalBytes(attempt) <= allowed) return undefined;
  const parts = `${requested} in typed arrays, ${unrequested} in Node's buffers, ${heap} in objects`;
  return `allocates ${totalBytes(attempt)} bytes (${parts}), of which ${allowed} are allowed`;
}

function totalBytes({ requested, unrequested, heap }: Allocation): number {
  return requested + unrequested + heap;
}

function resultOf(error: Attempt["error"]): string {
  if (error === undefined) return "accepted";
  return error.thrown instanceof Error ? error.thrown.name : "untyped";
}

function findUntyped(error: Attempt["error"]): string | undefined {
  if (error === undefined || error.thrown instanceof NdnetError) return undefined;
  const { thrown } = error;
  return `throws ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`;
}
