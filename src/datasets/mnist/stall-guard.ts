/** Aborts a transfer that brings nothing for too long, or that the caller aborts. */
export class StallGuard {
  readonly #controller = new AbortController();
  readonly #milliseconds: number;
  readonly #outer: AbortSignal | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hasStalled = false;

  /** Time runs from now on. */
  constructor(milliseconds: number, outer: AbortSignal | undefined) {
    this.#milliseconds = milliseconds;
    this.#outer = outer;
    outer?.addEventListener("abort", this.#abort);
    if (outer?.aborted === true) this.#abort();
    this.restart();
  }

  /** What the transfer obeys. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whether the time ran out. */
  get hasStalled(): boolean {
    return this.#hasStalled;
  }

  /** Something came: the time begins anew. */
  restart(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#hasStalled = true;
      this.#abort();
    }, this.#milliseconds);
  }

  /** The transfer is over; what is left of it is thrown away. */
  end(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener("abort", this.#abort);
    this.#abort();
  }

  readonly #abort = (): void => this.#controller.abort();
}
