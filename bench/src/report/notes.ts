import type { Facts, Results } from "../results.js";

/** What the reader must know beside the figures: data, settings, libraries. */
export function notes(results: Results): string[] {
  return [
    ...(results.quick ? ["QUICK RUN on a tenth of the data: not to be quoted."] : []),
    `Data: ${results.data}.`,
    `Pairs of measurements: ${results.repetitions}, ndnet and another in turns; ratios are taken pair by pair.`,
    `Machine: ${factsText(results.machine)}.`,
    ...blasNotes(results),
    ...contestantNotes(results),
  ];
}

function contestantNotes({ rows }: Results): string[] {
  const lines = new Map<string, string>();
  for (const { name, note, facts = {} } of rows.flatMap(({ entries }) => entries)) {
    const parts = [...(note === undefined ? [] : [note]), factsText(lasting(facts))];
    const text = parts.filter((part) => part !== "").join("; ");
    if (text !== "") lines.set(name, `${name}: ${text}.`);
  }
  return [...lines.values()];
}

/** NumPy is fast only with all the threads that its BLAS can take. */
function blasNotes({ rows }: Results): string[] {
  const facts = rows
    .flatMap(({ entries }) => entries)
    .find(({ id, facts: own }) => id.startsWith("numpy") && own?.["BLAS threads"])?.facts;
  if (facts === undefined || facts["BLAS threads"] === facts["processors"]) return [];
  return [
    `NumPy's BLAS has ${facts["BLAS threads"]} threads, the machine ${facts["processors"]} processors` +
      `${facts["limited by"] === undefined ? "" : `: ${facts["limited by"]} is set`}.`,
  ];
}

/** Facts that don't differ from row to row. */
function lasting(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !name.endsWith(", ms")));
}

function factsText(facts: Facts): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
}
