import { readZip } from "../../compression/zip/read-zip.js";
import { FormatError } from "../../errors/index.js";

/** Where in a zip archive a CSV file is. */
export interface ZippedCsvOptions {
  /** What error messages call the archive. */
  readonly name: string;
  /** The file's name in the archive; by default the only one that ends in `.csv`. */
  readonly member: string | undefined;
}

/**
 * A CSV file's bytes out of a zip archive, in chunks, inflated as they are asked for.
 *
 * @throws {FormatError} when the archive is damaged, hasn't that file, or has several and none was named.
 */
export function zippedCsv(archive: Uint8Array, options: ZippedCsvOptions): Iterable<Uint8Array> {
  const { name, member } = options;
  const entries = readZip(archive, { name });
  const candidates = entries.filter((entry) =>
    member === undefined ? /\.csv$/i.test(entry.name) : entry.name === member,
  );
  const [entry, ...others] = candidates;
  if (entry !== undefined && others.length === 0) return entry.chunks();
  throw new FormatError({
    where: name,
    expected: member === undefined ? "one file that ends in .csv" : `a file named ${member}`,
    received: entries.length === 0 ? "an empty archive" : entries.map((one) => one.name).join(", "),
    fix: "Name the file with the option member.",
  });
}
