import { find } from "./find.js";

/** Shows what went wrong, until something else is done. */
export class FailureNotice {
  readonly #place = find("failure", HTMLElement);

  show(error: unknown): void {
    this.#place.textContent = error instanceof Error ? error.message : String(error);
    this.#place.hidden = false;
  }

  clear(): void {
    this.#place.hidden = true;
    this.#place.textContent = "";
  }

  /** Runs what a visitor has asked for; what it throws is shown. */
  async watch(action: () => void | Promise<void>): Promise<void> {
    this.clear();
    try {
      await action();
    } catch (error) {
      this.show(error);
    }
  }
}
