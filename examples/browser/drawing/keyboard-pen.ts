import type { Drawing } from "./drawing.js";
import type { Point } from "./strokes.js";

/** How far a key press moves the pen, as a share of the pad's side; with Shift a third of it. */
const step = 0.05;

const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Whom a keyboard's pen tells. */
export interface PenListener {
  /** It has moved, or is shown, or no longer. */
  onMove(): void;
  onLower(place: Point): void;
}

/** Draws with the keyboard: arrow keys move the pen, the space key lowers and lifts it. */
export class KeyboardPen {
  readonly #drawing: Drawing;
  readonly #listener: PenListener;
  #place: Point = { x: 0.5, y: 0.25 };
  #isShown = false;

  constructor(surface: HTMLElement, drawing: Drawing, listener: PenListener) {
    this.#drawing = drawing;
    this.#listener = listener;
    surface.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (this.#press(event)) event.preventDefault();
    });
    surface.addEventListener("blur", () => {
      drawing.end();
      this.#show(false);
    });
    surface.addEventListener("pointerdown", () => {
      this.#show(false);
    });
  }

  /** Where the pen is; `undefined` while the keyboard isn't used. */
  get place(): Point | undefined {
    return this.#isShown ? this.#place : undefined;
  }

  #press({ key, shiftKey }: KeyboardEvent): boolean {
    const direction = directions[key];
    if (direction !== undefined) this.#move(direction, shiftKey ? step / 3 : step);
    else if (key === " ") this.#lowerOrLift();
    else if (key === "Backspace") this.#drawing.undo();
    else if (key === "Escape" || key === "Delete") this.#drawing.clear();
    else return false;
    return true;
  }

  #move({ x, y }: Point, length: number): void {
    const moved = (from: number, by: number): number => Math.min(1, Math.max(0, from + by));
    this.#place = {
      x: moved(this.#place.x, x * length),
      y: moved(this.#place.y, y * length),
    };
    this.#drawing.extend([this.#place]);
    this.#show(true);
  }

  #lowerOrLift(): void {
    if (this.#drawing.isDrawing) {
      this.#drawing.end();
    } else {
      this.#drawing.begin(this.#place);
      this.#listener.onLower(this.#place);
    }
    this.#show(true);
  }

  #show(isShown: boolean): void {
    this.#isShown = isShown;
    this.#listener.onMove();
  }
}
