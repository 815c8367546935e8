/**
 * Does something slow again and again, never twice at once and not more often than asked: the latest
 * request counts, those between are left out.
 */
export class Throttle {
  readonly #work: () => Promise<void>;
  readonly #intervalMs: number;
  #isWanted = false;
  #isBusy = false;

  /** @param work Must not reject. */
  constructor(intervalMs: number, work: () => Promise<void>) {
    this.#intervalMs = intervalMs;
    this.#work = work;
  }

  request(): void {
    this.#isWanted = true;
    if (!this.#isBusy) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isBusy = true;
    while (this.#isWanted) {
      this.#isWanted = false;
      await this.#work();
      await new Promise((resolve) => setTimeout(resolve, this.#intervalMs));
    }
    this.#isBusy = false;
  }
}
