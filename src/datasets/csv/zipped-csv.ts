import { readZip } from "../../compression/zip/read-zip.js";
import { type ZipEntry } from "../../compression/zip/zip-entry.js";
import { FormatError } from "../../errors/index.js";
import { listNames } from "../../errors/list-names.js";
import { clipText } from "./cell-text.js";

/** Where in a zip archive a CSV file is. */
export interface ZippedCsvOptions {
  /** What error messages call the archive. */
  readonly name: string;
  /**
   * The file's name in the archive; by default the only one that ends in `.csv`, or of several the only
   * one whose first cell is `label`.
   */
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
  const candidates =
    member === undefined
      ? entries.filter(isCsv)
      : entries.filter((candidate) => candidate.name === member);
  const areLookedAt = candidates.length > 1 && candidates.length <= mostLookedAt;
  const [entry, ...others] = areLookedAt ? candidates.filter(hasLabels) : candidates;
  if (entry !== undefined && others.length === 0) return entry.chunks();
  throw new FormatError({
    where: name,
    expected:
      member === undefined
        ? "one file that ends in .csv, or one of them whose first cell is label"
        : `a file named ${JSON.stringify(member)}`,
    received:
      entries.length === 0
        ? "an empty archive"
        : listNames(
            entries.map((one) => clipText(one.name)),
            mostListed,
          ),
    fix: "Name the file with the option member.",
  });
}

/** What macOS puts beside a file is none. */
function isCsv({ name }: ZipEntry): boolean {
  return /\.csv$/i.test(name) && !/(?:^|\/)(?:__MACOSX\/|\._)/.test(name);
}

function hasLabels(entry: ZipEntry): boolean {
  for (const chunk of entry.chunks()) {
    return /^\uFEFF?"?label"?[,\r\n]/i.test(
      new TextDecoder("utf-8", { ignoreBOM: true }).decode(chunk.subarray(0, 16)),
    );
  }
  return false;
}

/** Beginning to inflate takes time: an archive of very many files is not looked through. */
const mostLookedAt = 100;

const mostListed = 8;
