import type { TextOutput } from "../platform/terminal.js";

/** The part of Node's streams that tells of errors after a write. */
interface ErrorSource {
  on?(event: "error", listener: () => void): unknown;
  off?(event: "error", listener: () => void): unknown;
}

/** An output whose first error is its last: nothing is thrown, and nothing is written from then on. */
export class ForgivingOutput implements TextOutput {
  readonly #output: TextOutput & ErrorSource;
  #isBroken = false;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  readonly #breaks = (): void => {
    this.#isBroken = true;
  };

  constructor(output: TextOutput) {
    this.#output = output;
  }

  write(text: string): void {
    if (this.#isBroken) return;
    try {
      this.#output.write(text);
    } catch {
      this.#isBroken = true;
    }
  }

  /** Takes errors that a stream tells of later, such as a closed pipe: nobody's error would end the program. */
  listen(): void {
    clearTimeout(this.#leaving);
    this.#output.off?.("error", this.#breaks);
    this.#output.on?.("error", this.#breaks);
  }

  /** Leaves the stream alone again, once it has told of the writes so far. */
  leave(): void {
    this.#leaving = setTimeout(() => this.#output.off?.("error", this.#breaks), 0);
  }
}
