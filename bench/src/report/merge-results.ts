import type { Facts, Results } from "../results.js";

/**
 * Results of several runs as those of one: rows that were measured with other libraries, or again, take the
 * place of those before them. Ratios are of one run each, as a row is taken whole.
 *
 * @param runs In order; the last one's row counts where a row is in more than one.
 * @param order Identifiers of the rows, as the table has them.
 * @throws {RangeError} when there is no run, or machine, data, pairs or rows of one differ from another's.
 */
export function mergeResults(runs: readonly Results[], order: readonly string[]): Results {
  const last = runs.at(-1);
  if (last === undefined) throw new RangeError("results of at least one run expected");
  const odd = runs.find((run) => conditions(run) !== conditions(last));
  if (odd !== undefined) {
    throw new RangeError(
      `runs under the same conditions expected, received ${conditions(odd)} and ${conditions(last)}`,
    );
  }
  const rows = new Map(runs.flatMap((run) => run.rows.map((row) => [row.id, row] as const)));
  const unknown = [...rows.keys()].filter((id) => !order.includes(id));
  if (unknown.length > 0) throw new RangeError(`there are no rows ${unknown.join(", ")}`);
  const kernels = runs.findLast((run) => run.kernels.length > 0) ?? last;
  const { kernelsReason } = kernels;
  return {
    ...{ date: last.date, machine: last.machine, data: last.data },
    ...{ quick: last.quick, repetitions: last.repetitions },
    rows: order.flatMap((id) => rows.get(id) ?? []),
    kernels: kernels.kernels,
    ...(kernelsReason !== undefined && { kernelsReason }),
  };
}

/** What has to be the same for figures to stand in one table. */
function conditions({ machine, data, quick, repetitions }: Results): string {
  return JSON.stringify([lasting(machine), data, quick, repetitions]);
}

/** The machine without what is another every minute. */
function lasting(machine: Facts): Facts {
  return Object.fromEntries(Object.entries(machine).filter(([name]) => name !== "load before"));
}
