/** Something that holds memory of a backend. */
export interface Disposable {
  dispose(): void;
}

/** Memory that is given back together. */
export class Disposables {
  readonly #parts: Disposable[] = [];

  /** Takes care of `part`, and gives it. */
  add<Part extends Disposable>(part: Part): Part {
    this.#parts.push(part);
    return part;
  }

  /** Gives everything back, once. */
  dispose(): void {
    for (const part of this.#parts.splice(0)) part.dispose();
  }
}

/** What `make` gives; where it throws, the parts are given back. */
export function disposeOnError<Result>(parts: Disposables, make: () => Result): Result {
  try {
    return make();
  } catch (error) {
    parts.dispose();
    throw error;
  }
}
