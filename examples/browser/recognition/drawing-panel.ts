import { digitImage } from "../drawing/digit-image.js";
import { Drawing } from "../drawing/drawing.js";
import { KeyboardPen } from "../drawing/keyboard-pen.js";
import { paintPad } from "../drawing/paint-pad.js";
import { drawWithPointer } from "../drawing/pointer-pen.js";
import type { Point } from "../drawing/strokes.js";
import type { Announcer } from "../page/announcer.js";
import { drawingContext, find } from "../page/find.js";
import { formatShare } from "../page/numbers.js";
import { RecognitionView } from "./recognition-view.js";
import type { Recognition, Recognizer } from "./recognizer.js";

/** The pad with what is recognised on it, at most once a frame. */
export class DrawingPanel {
  readonly #recognizer: Recognizer;
  readonly #announcer: Announcer;
  readonly #view = new RecognitionView();
  readonly #canvas = find("pad-canvas", HTMLCanvasElement);
  readonly #context = drawingContext(this.#canvas);
  readonly #drawing = new Drawing((isWhole) => {
    this.#isWhole ||= isWhole;
    this.refresh();
  });
  readonly #pen: KeyboardPen;
  #isWhole = false;
  #isScheduled = false;

  constructor(recognizer: Recognizer, announcer: Announcer) {
    this.#recognizer = recognizer;
    this.#announcer = announcer;
    const pad = find("pad", HTMLElement);
    drawWithPointer(pad, this.#drawing);
    this.#pen = new KeyboardPen(pad, this.#drawing, {
      onMove: () => this.refresh(),
      onLower: (place) => announcer.say(`Pen lowered ${inWords(place)}`),
    });
    find("undo", HTMLButtonElement).addEventListener("click", () => {
      this.#drawing.undo();
    });
    find("clear", HTMLButtonElement).addEventListener("click", () => {
      this.#drawing.clear();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.refresh();
    });
  }

  /** Paints and recognises anew in the next frame: the drawing or the network has changed. */
  refresh(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    requestAnimationFrame(() => {
      this.#isScheduled = false;
      this.#update();
    });
  }

  #update(): void {
    const { strokes, isDrawing } = this.#drawing;
    const { place } = this.#pen;
    paintPad(this.#context, strokes, place && { place, isDown: isDrawing });
    const start = performance.now();
    const image = digitImage(strokes);
    const recognition = strokes.length === 0 ? undefined : this.#recognizer.recognize(image);
    const milliseconds = performance.now() - start;
    this.#view.showImage(image, strokes.length === 0);
    this.#view.show(recognition, note(strokes.length, recognition, milliseconds));
    this.#describe(strokes.length, recognition);
  }

  #describe(strokes: number, recognition: Recognition | undefined): void {
    const drawn = strokes === 0 ? "Nothing drawn" : `A drawing of ${strokes} strokes`;
    const share = recognition?.probabilities[recognition.digit] ?? NaN;
    const read = recognition && `, read as ${recognition.digit} with ${formatShare(share)}`;
    const label = `${drawn}${read ?? ""}`;
    this.#canvas.setAttribute("aria-label", label);
    if (!this.#isWhole) return;
    this.#isWhole = false;
    this.#announcer.say(label);
  }
}

function inWords({ x, y }: Point): string {
  const percent = (share: number): string => `${Math.round(100 * share)} %`;
  return `${percent(x)} from the left and ${percent(y)} from the top`;
}

function note(strokes: number, recognition: Recognition | undefined, milliseconds: number): string {
  if (strokes === 0) return "Nothing drawn";
  if (recognition === undefined) return "Not trained yet";
  return `Recognised in ${milliseconds.toFixed(1)} ms`;
}
