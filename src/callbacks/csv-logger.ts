import { ArgumentError } from "../errors/index.js";
import { requireOptions } from "../errors/require-options.js";
import type { Callback, EpochRecord, TrainingControl } from "./callback.js";
import { byteWriter, type ByteSink } from "./file-sink.js";

/** Options of {@link CSVLogger}: where the table goes. */
export type CSVLoggerOptions = ByteSink<EpochRecord> & {
  /** What parts columns: a comma, a semicolon or a tab. Default: `","`. */
  readonly separator?: "," | ";" | "\t";
};

/**
 * Writes a line an epoch: its number, all metrics, the learning rate and its seconds.
 *
 * The whole table is written anew each time, so that a file is whole at any moment, and the table of a
 * training that was resumed has the epochs before too. It is written while the next epoch trains: the
 * disk is waited for at that one's end, and at the end of training.
 *
 * Source of the format: RFC 4180.
 */
export class CSVLogger implements Callback {
  readonly changesModel = false;
  readonly #separator: string;
  readonly #write: (bytes: Uint8Array, record: EpochRecord) => Promise<void>;
  #writing: Promise<void> | undefined;
  #isWritten = false;

  /** @throws {ArgumentError} when the separator is another, or there is neither `path` nor `save`. */
  constructor(options: CSVLoggerOptions) {
    const { separator = "," } = requireOptions(options, "CSVLogger");
    if (![",", ";", "\t"].includes(separator)) {
      throw new ArgumentError({
        where: "CSVLogger, separator",
        expected: "a comma, a semicolon or a tab",
        received: JSON.stringify(separator),
      });
    }
    this.#separator = separator;
    this.#write = byteWriter(options, "CSVLogger");
  }

  onTrainBegin(): void {
    this.#isWritten = false;
  }

  /** @throws {FileSystemError} when the file can't be written. */
  async onEpochEnd(record: EpochRecord, { history }: TrainingControl): Promise<void> {
    await this.#finishWriting();
    const writing = this.#write(new TextEncoder().encode(this.#table(history)), record);
    // Whoever waits for it is told of its failure; nobody may, for an epoch.
    writing.catch(() => undefined);
    this.#writing = writing;
    this.#isWritten = true;
  }

  /** @throws {FileSystemError} when the file can't be written. */
  async onTrainEnd({ history }: TrainingControl): Promise<void> {
    await this.#finishWriting();
    // A training that was over when it was resumed may have been killed before its last line.
    const last = history.at(-1);
    if (this.#isWritten || last === undefined) return;
    await this.#write(new TextEncoder().encode(this.#table(history)), last);
  }

  async #finishWriting(): Promise<void> {
    const writing = this.#writing;
    this.#writing = undefined;
    await writing;
  }

  #table(history: readonly EpochRecord[]): string {
    const metrics = [...new Set(history.flatMap((record) => Object.keys(record.metrics)))];
    const lines = history.map((record) => [
      record.epoch,
      ...metrics.map((name) => record.metrics[name] ?? ""),
      record.learningRate,
      record.seconds,
    ]);
    return [["epoch", ...metrics, "learningRate", "seconds"], ...lines]
      .map((cells) => `${cells.map((cell) => this.#cell(cell)).join(this.#separator)}\r\n`)
      .join("");
  }

  /** A cell, in quotes where it must be. */
  #cell(value: string | number): string {
    const text = String(value);
    return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }
}
