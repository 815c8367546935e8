/** Hands things over one by one: who gives waits until who takes comes for the next. */
export class Rendezvous<Thing> {
  #waiting: ((thing: { readonly given: Thing }) => void) | undefined;
  #goOn: (() => void) | undefined;
  #isClosed = false;

  /** Resolves when the thing has been taken and the next one is asked for. At once when closed. */
  give(given: Thing): Promise<void> | undefined {
    if (this.#isClosed) return undefined;
    const goOn = new Promise<void>((resolve) => {
      this.#goOn = resolve;
    });
    this.#waiting?.({ given });
    return goOn;
  }

  /** The next thing; lets who gave the last one go on. */
  take(): Promise<{ readonly given: Thing }> {
    const next = new Promise<{ readonly given: Thing }>((resolve) => {
      this.#waiting = resolve;
    });
    this.#goOn?.();
    return next;
  }

  /** Nobody takes any more: who gives goes on at once. */
  close(): void {
    this.#isClosed = true;
    this.#goOn?.();
  }
}
