import type { EpochRecord } from "ndnet";
import type { TrainingProgress } from "ndnet/worker";
import { find } from "../page/find.js";
import { formatCount, formatShare } from "../page/numbers.js";

/** The figures of a training. */
export class ProgressView {
  readonly #epoch = find("figure-epoch", HTMLElement);
  readonly #testAccuracy = find("figure-test-accuracy", HTMLElement);
  readonly #accuracy = find("figure-accuracy", HTMLElement);
  readonly #loss = find("figure-loss", HTMLElement);
  readonly #speed = find("figure-speed", HTMLElement);
  readonly #threads = find("figure-threads", HTMLElement);
  readonly #bar = find("epoch-progress", HTMLProgressElement);

  /** The latest epoch in words. */
  get summary(): string {
    const accuracy = this.#testAccuracy.textContent;
    return `Epoch ${this.#epoch.textContent}: ${accuracy} of the test images right`;
  }

  showThreads(threads: number): void {
    this.#threads.textContent = String(threads);
  }

  showProgress(progress: TrainingProgress): void {
    const { epoch, epochs, batch, batchesPerEpoch = 1, loss, metrics } = progress;
    this.#bar.value = (epoch - 1 + batch / batchesPerEpoch) / epochs;
    this.#loss.textContent = loss.toFixed(3);
    this.#accuracy.textContent = formatShare(metrics["accuracy"] ?? NaN);
    this.#speed.textContent = formatCount(progress.samplesPerSecond);
  }

  /** @param epochs Epochs done, those of earlier trainings included. */
  showEpoch(record: EpochRecord, epochs: number): void {
    const { loss, accuracy, rows, seconds, validationAccuracy = NaN } = record;
    this.#epoch.textContent = formatCount(epochs);
    this.#testAccuracy.textContent = formatShare(validationAccuracy);
    this.#accuracy.textContent = formatShare(accuracy);
    this.#loss.textContent = loss.toFixed(3);
    this.#speed.textContent = formatCount(rows / seconds);
  }

  /** Says that no epoch is under way. */
  finish(): void {
    this.#bar.value = 1;
  }

  clear(): void {
    this.#epoch.textContent = "0";
    for (const figure of [this.#testAccuracy, this.#accuracy, this.#loss, this.#speed]) {
      figure.textContent = "–";
    }
    this.#bar.value = 0;
  }
}
