import { isPlain, type Contestant } from "./peers/contestant.js";
import { ndnet, ndnetFloat64 } from "./peers/ndnet.js";
import type { Comparison, Entry, RowResult } from "./results.js";
import type { Row, RunContext, Runner } from "./rows/row.js";
import { summarize, summarizeRatios, type Summary } from "./statistics.js";

/** Long enough for the threads of a library that spin after their work to go to sleep. */
const pauseMilliseconds = 100;

/** What is done without counting: compilers that work while a program runs are through by then. */
const warmUpMilliseconds = 1500;

/** Work that takes less time is repeated for so long. */
const leastMilliseconds = 300;

/** Who takes part in a row, and how often. */
export interface RowOptions extends RunContext {
  readonly contestants: readonly Contestant[];
  readonly repetitions: number;
}

/**
 * Measures a row: ndnet in turns with every other contestant, A B A B, one pair of them after the
 * other; and ndnet float64 in turns with NumPy float64.
 */
export async function measureRow(row: Row, options: RowOptions): Promise<RowResult> {
  const taking = options.contestants.filter((one) => !(row.omits?.(one) ?? !isPlain(one)));
  const notes = new Map(taking.map((contestant) => [contestant, new Notes(contestant)]));
  const comparisons: Comparison[] = [];
  for (const [base, other] of pairsOf(taking)) {
    const comparison = await measurePair(row, notes.get(base), notes.get(other), options);
    if (comparison !== undefined) comparisons.push(comparison);
  }
  for (const one of notes.values()) {
    if (one.isAlone) await measureAlone(row, one, options);
  }
  return {
    id: row.id,
    title: row.title,
    unit: row.unit,
    entries: [...notes.values()].map((contestantNotes) => contestantNotes.entry),
    comparisons,
    ...(row.atMost !== undefined && { atMost: row.atMost }),
  };
}

function pairsOf(taking: readonly Contestant[]): (readonly [Contestant, Contestant])[] {
  const numpy = taking.find(({ id }) => id === "numpy-float64");
  const pairs = taking.filter((one) => one !== ndnet).map((other) => [ndnet, other] as const);
  return numpy !== undefined && taking.includes(ndnetFloat64)
    ? [...pairs, [ndnetFloat64, numpy]]
    : pairs;
}

/** What is found out about a contestant while a row is measured. */
class Notes {
  readonly contestant: Contestant;
  readonly figures: number[] = [];
  runner: Runner | undefined;
  reason: string | undefined;

  constructor(contestant: Contestant) {
    this.contestant = contestant;
  }

  /** Whether it could run, but has no figure, as all that it was paired with could not. */
  get isAlone(): boolean {
    return this.reason === undefined && this.figures.length === 0;
  }

  get entry(): Entry {
    const { id, name, note } = this.contestant;
    const { runner, reason } = this;
    return {
      id,
      name,
      ...(note !== undefined && { note }),
      ...(reason !== undefined && { reason }),
      ...(runner !== undefined && { share: runner.share, facts: runner.facts }),
      ...(this.figures.length > 0 && { figure: summarize(this.figures) }),
    };
  }
}

async function measurePair(
  row: Row,
  base: Notes | undefined,
  other: Notes | undefined,
  options: RowOptions,
): Promise<Comparison | undefined> {
  if (base === undefined || other === undefined) return undefined;
  const both = [base, other];
  try {
    for (const notes of both) await makeReady(row, notes, options);
    if (both.some(({ reason }) => reason !== undefined)) return undefined;
    const ratio = await alternate(base, other, repetitionsOf(row, options));
    if (ratio === undefined) return undefined;
    const floor = row.floors.find(
      (one) => one.base === base.contestant.id && one.other === other.contestant.id,
    );
    const ceiling = row.ceilings?.find((one) => one.other === other.contestant.id);
    return {
      base: base.contestant.id,
      other: other.contestant.id,
      ratio,
      ...(floor && { wanted: floor.ratio }),
      ...(ceiling && base.contestant === ndnet && { wantedAtMost: ceiling.ratio }),
    };
  } finally {
    for (const { runner } of both) runner?.stop();
  }
}

/** A figure without a ratio. */
async function measureAlone(row: Row, notes: Notes, options: RowOptions): Promise<void> {
  await makeReady(row, notes, options);
  await guarded(notes, async () => {
    for (let repetition = 0; repetition < repetitionsOf(row, options); repetition += 1) {
      notes.figures.push((await notes.runner?.run(leastMilliseconds)) ?? Number.NaN);
    }
  });
  notes.runner?.stop();
}

function repetitionsOf(row: Row, { repetitions }: RowOptions): number {
  const wanted = repetitions * (row.repetitionsFactor ?? 1);
  return Math.min(wanted, row.repetitions ?? Number.POSITIVE_INFINITY);
}

/** Starts a contestant and lets it run for a while without counting, unless it can't. */
async function makeReady(row: Row, notes: Notes, options: RowOptions): Promise<void> {
  const { contestant } = notes;
  notes.reason ??= contestant.missing() ?? row.objection(contestant);
  if (notes.reason !== undefined) return;
  await guarded(notes, async () => {
    notes.runner = await row.start(contestant, options);
    await notes.runner.run(warmUpMilliseconds);
  });
}

/** A B A B; gives the ratios B / A, and nothing where one of them failed. */
async function alternate(
  base: Notes,
  other: Notes,
  repetitions: number,
): Promise<Summary | undefined> {
  const figures: [number[], number[]] = [[], []];
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    for (const [index, notes] of [base, other].entries()) {
      await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
      await guarded(notes, async () => {
        figures[index]?.push((await notes.runner?.run(leastMilliseconds)) ?? Number.NaN);
      });
      if (notes.reason !== undefined) return undefined;
    }
  }
  base.figures.push(...figures[0]);
  other.figures.push(...figures[1]);
  return summarizeRatios(figures[0], figures[1]);
}

async function guarded(notes: Notes, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    notes.reason = error instanceof Error ? error.message : String(error);
  }
}
