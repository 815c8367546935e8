import { kindOf } from "../errors/kind-of.js";
import { ArgumentError } from "../errors/index.js";
import { requireOptions } from "../errors/require-options.js";
import {
  colourDepth,
  isInteractive,
  standardOutput,
  supportsUnicode,
  terminalColumns,
  type TextOutput,
} from "../platform/terminal.js";
import { requireBoolean, requirePositive, requirePositiveInteger } from "../tensor/index.js";
import type { BarStyle } from "../terminal/draw-bar.js";
import { ForgivingOutput } from "../terminal/forgiving-output.js";
import { LiveLine } from "../terminal/live-line.js";
import type { BatchRecord, Callback, EpochRecord, TrainingControl } from "./callback.js";
import { epochLine, type FinishedEpoch } from "./progress-bar-epoch-line.js";
import { ProgressBarPace } from "./progress-bar-pace.js";
import { runningLine } from "./progress-bar-running-line.js";

/** Options of {@link ProgressBar}. */
export interface ProgressBarOptions {
  /**
   * Where it is shown. Default: the program's standard output; the console where there is none, as in
   * browsers.
   */
  readonly output?: TextOutput;
  /**
   * Whether there is a bar, or only a line an epoch. Default: `"bar"` on a terminal; `"lines"` in pipes,
   * files, browsers, CI (`CI` is set) and on terminals that can't (`TERM` is `dumb`).
   */
  readonly style?: "bar" | "lines";
  /** Most columns that a line takes. Default: those of the terminal, as it is at that time. */
  readonly width?: number;
  /** Most times a second that the bar is drawn. Default: 10. */
  readonly updatesPerSecond?: number;
  /** A line stays for one of so many epochs, and for the last. Default: 1. */
  readonly epochsPerLine?: number;
  /** Whether the bar has more than ASCII. Default: where the terminal shows it. */
  readonly unicode?: boolean;
  /** Whether the bar has colours. Default: where the terminal has, unless `NO_COLOR` is set. */
  readonly colour?: boolean;
}

/**
 * Shows how training goes: a bar on a terminal, and a line for every epoch that is done.
 *
 * The bar's loss is the mean of the batches' losses over the rows gone through, its metrics are those of
 * the same rows. Time left is that of all epochs, at the speed so far.
 *
 * Give it before other callbacks, so that what they print comes below an epoch's line; what they print
 * in the middle of one should go through {@link print}. Where its output fails, as a closed pipe does, it
 * writes no more, and training goes on.
 */
export class ProgressBar implements Callback {
  readonly changesModel = false;
  readonly #output: TextOutput;
  readonly #written: ForgivingOutput;
  readonly #line: LiveLine | undefined;
  readonly #barStyle: BarStyle;
  readonly #width: number;
  readonly #epochsPerLine: number;
  readonly #pause: number;
  #pace = new ProgressBarPace(0);
  #nextDrawing = 0;
  /** The last epoch, where it has no line. */
  #unwritten: FinishedEpoch | undefined;

  /** @throws {ArgumentError} when an option makes no sense. */
  constructor(options: ProgressBarOptions = {}) {
    const {
      output = standardOutput(),
      updatesPerSecond = 10,
      epochsPerLine = 1,
      width,
    } = requireOptions(options, "ProgressBar");
    requireOutput(output);
    const { style = isInteractive(output) ? "bar" : "lines" } = options;
    requireStyle(style);
    requirePositive(updatesPerSecond, "ProgressBar, updatesPerSecond");
    requirePositiveInteger(epochsPerLine, "ProgressBar, epochsPerLine");
    if (width !== undefined) requirePositiveInteger(width, "ProgressBar, width");
    this.#output = output;
    this.#written = new ForgivingOutput(output);
    this.#line = style === "bar" ? new LiveLine(this.#written) : undefined;
    const { unicode = supportsUnicode(), colour = colourDepth(output) > 1 } = options;
    requireBoolean(unicode, "ProgressBar, unicode");
    requireBoolean(colour, "ProgressBar, colour");
    this.#barStyle = { unicode, colour };
    this.#width = width ?? Number.POSITIVE_INFINITY;
    this.#epochsPerLine = epochsPerLine;
    this.#pause = 1000 / updatesPerSecond;
  }

  onTrainBegin(): void {
    this.#written.listen();
    this.#pace = new ProgressBarPace(performance.now());
    this.#nextDrawing = this.#line === undefined ? Number.POSITIVE_INFINITY : 0;
    this.#unwritten = undefined;
  }

  onEpochBegin(epoch: number, training: TrainingControl): void {
    const now = performance.now();
    this.#pace.beginEpoch(epoch, now);
    if (now >= this.#nextDrawing) this.#draw(training, now);
  }

  onBatchEnd(batch: BatchRecord, training: TrainingControl): void {
    const now = performance.now();
    this.#pace.addBatch(batch, now);
    if (now >= this.#nextDrawing) this.#draw(training, now);
  }

  onEpochEnd(record: EpochRecord, { epochs, batchesPerEpoch }: TrainingControl): void {
    const { samplesPerSecond } = this.#pace;
    this.#unwritten = { record, epochs, samplesPerSecond, batchesPerEpoch };
    if (record.epoch % this.#epochsPerLine === 0 || record.epoch === epochs) this.#writeEpoch();
    this.#pace.endEpoch();
  }

  onTrainEnd(training: TrainingControl): void {
    this.#writeEpoch();
    const isWithinEpoch = this.#pace.rows > 0;
    if (isWithinEpoch) this.#keep(this.#runningLine(training, performance.now(), training.outcome));
    this.#line?.clear();
    this.#written.leave();
    // Where a callback before this one fails at once, a next training ends without having begun.
    this.#pace.endEpoch();
  }

  /** Writes a text above the bar. */
  print(text: string): void {
    this.#keep(text);
    if (this.#line !== undefined) this.#nextDrawing = 0;
  }

  #draw(training: TrainingControl, now: number): void {
    this.#line?.show(this.#runningLine(training, now));
    this.#nextDrawing = now + this.#pause;
  }

  #runningLine(training: TrainingControl, now: number, ending?: string): string {
    const { epoch, batch, loss, samplesPerSecond } = this.#pace;
    return runningLine(
      {
        ...{ epoch, batch, loss, samplesPerSecond },
        metrics: batch === 0 ? {} : training.metrics,
        epochs: training.epochs,
        batches: training.batchesPerEpoch,
        learningRate: training.optimizer.learningRate,
        secondsLeft: this.#pace.secondsLeft(training, now),
        ...(ending === undefined ? {} : { ending }),
      },
      this.#columns(),
      this.#line && this.#barStyle,
    );
  }

  #writeEpoch(): void {
    if (this.#unwritten === undefined) return;
    this.#keep(epochLine(this.#unwritten, this.#columns()));
    this.#unwritten = undefined;
  }

  #keep(text: string): void {
    if (this.#line === undefined) this.#written.write(`${text}\n`);
    else this.#line.keep(text);
  }

  #columns(): number {
    // A character in a terminal's last column makes some go on in the next line.
    const most = this.#line === undefined ? this.#width : terminalColumns(this.#output) - 1;
    return Math.min(most, this.#width);
  }
}

function requireOutput(output: TextOutput): void {
  const given: unknown = output;
  const isWritable = typeof given === "object" && given !== null && "write" in given;
  if (isWritable && typeof given.write === "function") return;
  throw new ArgumentError({
    where: "ProgressBar, output",
    expected: "a stream, or an object with the method write",
    received: kindOf(given),
  });
}

function requireStyle(style: string): void {
  if (style === "bar" || style === "lines") return;
  throw new ArgumentError({
    where: "ProgressBar, style",
    expected: `"bar" or "lines"`,
    received: JSON.stringify(style),
  });
}
