import { ArgumentError } from "../errors/index.js";
import { requirePositiveInteger } from "../tensor/index.js";
import type { Callback, CallbackState, EpochRecord, TrainingControl } from "./callback.js";
import { CallbackValues } from "./callback-values.js";
import { byteWriter, type ByteSink } from "./file-sink.js";
import { Monitor, type MonitorOptions } from "./monitor.js";

/**
 * Options of {@link ModelCheckpoint}: where the model goes, and when.
 *
 * `{epoch}` in a path stands for the epoch's number. Instead of a path, `save` is given the bytes.
 */
export type ModelCheckpointOptions = MonitorOptions &
  ByteSink<EpochRecord> & {
    /** Saves after every so many epochs, whatever the metric. Default: only where the metric is the best so far. */
    readonly everyEpochs?: number;
  };

/** Saves the model while it trains: when a metric is the best so far, or every few epochs. */
export class ModelCheckpoint implements Callback {
  readonly name = "ModelCheckpoint";
  readonly changesModel = false;
  readonly toldLast = true;
  readonly #monitor: Monitor;
  readonly #everyEpochs: number | undefined;
  readonly #write: (bytes: Uint8Array, record: EpochRecord) => Promise<void>;

  /** @throws {ArgumentError} when an option makes no sense, or there is neither `path` nor `save`. */
  constructor(options: ModelCheckpointOptions) {
    this.#monitor = new Monitor(options, "ModelCheckpoint");
    const { everyEpochs } = options;
    requirePlaceholders(options);
    if (everyEpochs !== undefined) {
      requirePositiveInteger(everyEpochs, "ModelCheckpoint, everyEpochs");
    }
    this.#everyEpochs = everyEpochs;
    this.#write = byteWriter(options, "ModelCheckpoint", (path, { epoch }) =>
      path.replaceAll("{epoch}", String(epoch)),
    );
  }

  /** The best value so far; `undefined` before the first epoch, and with `everyEpochs`. */
  get best(): number | undefined {
    return this.#monitor.best;
  }

  onTrainBegin(training: TrainingControl): void {
    this.#monitor.begin(training);
  }

  /** @throws {FileSystemError} when the file can't be written. */
  async onEpochEnd(record: EpochRecord, training: TrainingControl): Promise<void> {
    const isDue =
      this.#everyEpochs === undefined
        ? this.#monitor.improves(record)
        : record.epoch % this.#everyEpochs === 0;
    if (isDue) await this.#write(training.toBytes(), record);
  }

  getState(): CallbackState {
    return this.#monitor.getState();
  }

  setState(state: CallbackState): void {
    this.#monitor.setState(new CallbackValues(state, this.name));
  }
}

/** Other frameworks know more of them; taken as they are, all epochs would write over one file. */
function requirePlaceholders({ path }: ModelCheckpointOptions): void {
  const unknown = typeof path === "string" ? /\{(?!epoch\})\w[^{}]*\}/.exec(path) : null;
  if (unknown === null) return;
  throw new ArgumentError({
    where: "ModelCheckpoint, path",
    expected: "no other placeholder than {epoch}",
    received: unknown[0],
  });
}
