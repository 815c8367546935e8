import type { Comparison, Entry, KernelResult, RowResult } from "../results.js";
import type { Summary } from "../statistics.js";
import { number, percent, spread } from "./format.js";

type Table = readonly (readonly string[])[];

/** A row of the benchmark: one line a contestant. */
export function rowTable(row: RowResult): Table {
  const heading = [row.unit, "median (min–max)", "÷ ndnet (min–max)", "wanted", "remarks"];
  const lines = row.entries.map((entry) => entryLine(row, entry));
  return [heading, ...lines, ...otherComparisons(row)];
}

function entryLine(row: RowResult, entry: Entry): string[] {
  if (entry.figure === undefined) {
    return [entry.name, "n/a", "", "", entry.reason ?? "not measured"];
  }
  const comparison = row.comparisons.find(
    ({ base, other }) => base === "ndnet" && other === entry.id,
  );
  return [
    entry.name,
    spread(entry.figure),
    comparison === undefined ? "" : spread(comparison.ratio),
    entry.id === "ndnet" ? upperBound(row, entry) : wantedRatio(comparison),
    remarks(entry),
  ];
}

/** What was really done, and what was done before the measurement. */
function remarks({ share = 1, facts = {} }: Entry): string {
  const done = share === 1 ? [] : [`on ${percent(share)} of the work, scaled`];
  const before = Object.entries(facts)
    .filter(([name]) => name.endsWith(", ms"))
    .map(([name, value]) => `${name.slice(0, -4)}: ${value} ms`);
  return [...done, ...before].join("; ");
}

/** Comparisons whose base is not ndnet itself, a line each. */
function otherComparisons({ comparisons, entries }: RowResult): string[][] {
  const nameOf = (id: string): string => entries.find((entry) => entry.id === id)?.name ?? id;
  return comparisons
    .filter(({ base }) => base !== "ndnet")
    .map((comparison) => [
      `${nameOf(comparison.other)} ÷ ${nameOf(comparison.base)}`,
      "",
      spread(comparison.ratio),
      wantedRatio(comparison),
      "",
    ]);
}

function wantedRatio(comparison: Comparison | undefined): string {
  if (comparison === undefined) return "";
  const { wanted, wantedAtMost, ratio } = comparison;
  if (wantedAtMost !== undefined) return atMostText(wantedAtMost, ratio);
  if (wanted === undefined) return "";
  return `≥ ${number(wanted)}: ${ratio.median >= wanted ? "yes" : "no"}`;
}

function upperBound({ atMost }: RowResult, { figure }: Entry): string {
  if (atMost === undefined || figure === undefined) return "";
  return atMostText(atMost, figure);
}

function atMostText(most: number, { median }: Summary): string {
  return `≤ ${number(most)}: ${median <= most ? "yes" : "no"}`;
}

/** All rows as one table: a line a row, a column a contestant, with the ratios to ndnet. */
export function summaryTable(rows: readonly RowResult[]): Table {
  const others = new Map(
    rows.flatMap(({ entries }) =>
      entries.filter(({ id }) => id !== "ndnet").map(({ id, name }) => [id, name] as const),
    ),
  );
  const heading = ["work", "ndnet", ...[...others.values()].map((name) => `${name} ÷`)];
  const lines = rows.map((row) => {
    const own = row.entries.find(({ id }) => id === "ndnet")?.figure;
    const ratios = [...others.keys()].map((id) => {
      const found = row.comparisons.find(({ base, other }) => base === "ndnet" && other === id);
      return found === undefined ? "–" : number(found.ratio.median);
    });
    return [row.title, own === undefined ? "n/a" : `${number(own.median)} ${row.unit}`, ...ratios];
  });
  return [heading, ...lines];
}

/** Kernels beside the machine's limit. */
export function kernelTable(kernels: readonly KernelResult[]): Table {
  const heading = ["kernel", "type", "threads", "GFLOP/s", "limit", "share (min–max)", "wanted"];
  const lines = kernels.map(({ kernel, dtype, threads, speed, limit, share, wanted }) => [
    ...[kernel, dtype, String(threads), number(speed.median), number(limit.median)],
    `${percent(share.median)} (${percent(share.minimum)}–${percent(share.maximum)})`,
    wanted === undefined ? "" : `≥ ${percent(wanted)}: ${share.median >= wanted ? "yes" : "no"}`,
  ]);
  return [heading, ...lines];
}
