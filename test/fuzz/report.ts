import { type Failure, type Tally } from "./run/tally.js";

/** A target's line in the report. */
export function describeTally(name: string, tally: Tally): string {
  const { files, results, slowestMilliseconds: slowest, largestExcessBytes: largest } = tally;
  const counts = Object.entries(results)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([result, count]) => `${count.toLocaleString("en")} ${result}`);
  const failed = tally.failures.length;
  return [
    name.padEnd(16),
    `${files.toLocaleString("en")} files: ${counts.join(", ")};`,
    `slowest ${slowest.value.toFixed(1)} ms (file ${slowest.index});`,
    `most memory ${(largest.value / 2 ** 20).toFixed(1)} MiB beyond the honest size`,
    `(file ${largest.index});`,
    failed === 0 ? "no failures" : `${failed} FAILURES`,
  ].join(" ");
}

/** What failed, and how to run that file alone. */
export function describeFailure(name: string, seed: number, { index, fault }: Failure): string {
  return [
    `  ${name}, file ${index}: ${fault}`,
    `  Again: npm run fuzz -- --target ${name} --seed ${seed} --only ${index}`,
  ].join("\n");
}
