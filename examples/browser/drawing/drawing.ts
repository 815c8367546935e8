import type { Point, Stroke } from "./strokes.js";

/** Is told that a drawing has changed, and whether a stroke has ended or something was taken away. */
export type DrawingListener = (isWhole: boolean) => void;

/** The strokes of a drawing, the latest of which may still be drawn. */
export class Drawing {
  readonly #strokes: Point[][] = [];
  readonly #listener: DrawingListener;
  #current: Point[] | undefined;

  constructor(listener: DrawingListener) {
    this.#listener = listener;
  }

  get strokes(): readonly Stroke[] {
    return this.#strokes;
  }

  /** Whether the pen is on the paper. */
  get isDrawing(): boolean {
    return this.#current !== undefined;
  }

  begin(point: Point): void {
    this.#current = [point];
    this.#strokes.push(this.#current);
    this.#listener(false);
  }

  extend(points: readonly Point[]): void {
    if (this.#current === undefined) return;
    this.#current.push(...points);
    this.#listener(false);
  }

  end(): void {
    if (this.#current === undefined) return;
    this.#current = undefined;
    this.#listener(true);
  }

  undo(): void {
    this.#current = undefined;
    this.#strokes.pop();
    this.#listener(true);
  }

  clear(): void {
    this.#current = undefined;
    this.#strokes.length = 0;
    this.#listener(true);
  }
}
