import type { Contestant } from "../peers/contestant.js";
import { lenetConvolution, productsOf } from "../limits/lenet-convolutions.js";
import { forwardProducts, hasConvolutions, type LoadingWork, type Work } from "../work.js";

const shares = [1, 1 / 2, 1 / 5, 1 / 10, 1 / 20, 1 / 50, 1 / 100, 1 / 200, 1 / 500];
const longestSeconds = 3;
const longestQuickSeconds = 0.5;

/** The share of the work that a contestant does in a few seconds, by its rough speed. */
export function shareOf(work: Work, contestant: Contestant, quick: boolean): number {
  const { roughSpeed, roughConvolutionSpeed = roughSpeed } = contestant;
  const speed = hasConvolutions(work) ? roughConvolutionSpeed : roughSpeed;
  if (speed === undefined || work.kind === "loading") return 1;
  const seconds = operationsOf(work) / speed;
  const longest = quick ? longestQuickSeconds : longestSeconds;
  return shares.find((share) => seconds * share <= longest) ?? 1 / 500;
}

/** The work on a share of its rows or calls, in whole batches, and the share that this really is. */
export function withShare(work: Work, share: number): { work: Work; doneShare: number } {
  if (work.kind === "loading") return { work, doneShare: 1 };
  if (work.kind !== "training") {
    const calls = Math.max(1, Math.round(work.calls * share));
    return { work: { ...work, calls }, doneShare: calls / work.calls };
  }
  const unit = work.batch === "full" ? 1 : work.batch;
  const rows =
    share === 1
      ? work.rows
      : Math.min(work.rows, unit * Math.max(1, Math.round((work.rows * share) / unit)));
  return { work: { ...work, rows }, doneShare: rows / work.rows };
}

/** Forward and backward pass take three products of 2 operations a weight and row. */
function operationsOf(work: Exclude<Work, LoadingWork>): number {
  if (work.kind === "convolution") {
    const passes = { none: 1, input: 2, both: 3 }[work.gradients];
    return 2 * passes * productsOf(lenetConvolution(work.layer)) * work.images * work.calls;
  }
  const products = forwardProducts(work);
  return work.kind === "training"
    ? 6 * products * work.rows
    : 2 * products * work.images * work.calls;
}
