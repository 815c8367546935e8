import { parseArgs } from "node:util";
import { contestants } from "./peers/index.js";
import type { Contestant } from "./peers/contestant.js";
import { ndnet } from "./peers/ndnet.js";
import { rows } from "./rows/index.js";
import type { Row } from "./rows/row.js";

/** What to measure, and where the results go. */
export interface Options {
  readonly rows: readonly Row[];
  readonly kernels: boolean;
  readonly contestants: readonly Contestant[];
  readonly repetitions: number;
  readonly quick: boolean;
  /** File for the results as JSON. */
  readonly json: string | undefined;
  /** Files with results of earlier runs, to be printed together instead of measuring. */
  readonly from: readonly string[] | undefined;
  /** Whether docs/performance.md gets the results. */
  readonly markdown: boolean;
}

const kernelsRow = "kernels";

/**
 * The options of the command line, or a text to print instead of measuring.
 *
 * @throws {TypeError} or {RangeError} saying which option is wrong.
 */
export function readOptions(args: readonly string[]): Options | string {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rows: { type: "string" },
      peers: { type: "string" },
      repetitions: { type: "string" },
      json: { type: "string" },
      from: { type: "string" },
      markdown: { type: "boolean", default: false },
      quick: { type: "boolean", default: false },
      "no-build": { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return help();
  const wantedRows = listOf(values.rows, [...rows.map(({ id }) => id), kernelsRow], "rows");
  const families = contestants.flatMap(({ id, family }) => [id, family]);
  const wantedPeers = listOf(values.peers, families, "peers");
  return {
    rows: rows.filter(({ id }) => wantedRows.includes(id)),
    kernels: wantedRows.includes(kernelsRow),
    contestants: contestants.filter(
      (one) => one === ndnet || wantedPeers.includes(one.id) || wantedPeers.includes(one.family),
    ),
    repetitions: countOf(values.repetitions ?? (values.quick ? "3" : "7")),
    quick: values.quick,
    json: values.json,
    from: values.from?.split(","),
    markdown: values.markdown,
  };
}

function listOf(text: string | undefined, known: readonly string[], option: string): string[] {
  if (text === undefined) return [...known];
  const names = text.split(",");
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return names;
  const choice = [...new Set(known)].join(", ");
  throw new RangeError(`--${option}: there is no "${unknown}". There are: ${choice}`);
}

function countOf(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1) return count;
  throw new RangeError(`--repetitions: a whole number of at least 1 expected, received "${text}"`);
}

function help(): string {
  return `Usage: npm run bench -- [options]

Measures ndnet side by side with other libraries and prints a table. Real MNIST is taken from the
folder that the environment variable MNIST_DIR names.

  --rows <a,b>        only these rows: ${rows.map(({ id }) => id).join(", ")}, ${kernelsRow}
  --peers <a,b>       only these beside ndnet: ${[...new Set(contestants.slice(1).flatMap(({ id, family }) => [family, id]))].join(", ")}
  --repetitions <n>   pairs of measurements (default: 7; 3 with --quick)
  --quick             a tenth of the data, to see that it works; no figures to quote
  --json <file>       write the results
  --from <a,b>        print the results of earlier runs; where a row is in more than one, the last counts
  --markdown          put the results into docs/performance.md
  --no-build          use the builds that are there
  --help              show this text`;
}
