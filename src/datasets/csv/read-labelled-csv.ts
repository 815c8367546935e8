import { NdnetError, NotFoundError } from "../../errors/index.js";
import { abortedError } from "../../errors/throw-if-aborted.js";
import { requireSignal } from "../require-signal.js";
import { type CsvValues } from "./cell-types.js";
import { chunkReader, type ChunkReader, type ChunkSource } from "./chunk-reader.js";
import { type LabelledCsv, type LabelledCsvOptions } from "./labelled-csv-options.js";
import { LabelledCsvParser } from "./labelled-csv-parser.js";

/** Options of {@link readLabelledCsv}. */
export interface ReadLabelledCsvOptions<
  V extends CsvValues = CsvValues,
  Labels extends boolean = boolean,
> extends LabelledCsvOptions<V, Labels> {
  /** Stops reading, also while a chunk is awaited; the promise then rejects. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads labelled CSV from a stream, as it comes; the format is that of {@link parseLabelledCsv}.
 *
 * @param source A file or response body, in chunks of bytes that may be cut anywhere. It is
 * cancelled when reading stops before its end.
 * @returns Labels `[rows]` and images `[rows, columns]`; images alone with `labels: false`.
 * @throws {FormatError} when the file is not what its format demands, naming line and column.
 * @throws {NotFoundError} when the stream itself fails; its error is the cause.
 * @throws {AbortedError} when the signal was aborted; its reason is the cause.
 * @throws {ArgumentError} when `source` or an option is of a wrong type.
 */
export async function readLabelledCsv<V extends CsvValues = "bytes", Labels extends boolean = true>(
  source: ChunkSource,
  options: ReadLabelledCsvOptions<V, Labels> = {},
): Promise<LabelledCsv<V, Labels>> {
  const { signal, name = "CSV data" } = options;
  requireSignal(signal, "readLabelledCsv, signal");
  const parser = new LabelledCsvParser(options);
  const reader = chunkReader(source);
  try {
    let chunk = await nextChunk(reader, signal, name);
    while (chunk.done !== true) {
      parser.push(chunk.value);
      chunk = await nextChunk(reader, signal, name);
    }
  } catch (error) {
    reader.cancel();
    throw error;
  }
  return parser.finish();
}

/** The next chunk, or the typed error of whatever comes before it. */
function nextChunk(
  reader: ChunkReader,
  signal: AbortSignal | undefined,
  name: string,
): Promise<IteratorResult<Uint8Array, unknown>> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(abortedError(signal?.reason, name));
    };
    if (signal?.aborted === true) {
      stop();
      return;
    }
    signal?.addEventListener("abort", stop, { once: true });
    reader
      .next()
      .then(resolve, (error: unknown) => {
        reject(signal?.aborted === true ? abortedError(signal.reason, name) : failed(error, name));
      })
      .finally(() => signal?.removeEventListener("abort", stop));
  });
}

function failed(error: unknown, name: string): NdnetError {
  if (error instanceof NdnetError) return error;
  return new NotFoundError({
    where: name,
    expected: "a stream that can be read to its end",
    received: error instanceof Error ? error.message : String(error),
    fix: "Check that the file is there and the connection lasts, and read it again.",
    cause: error,
  });
}
