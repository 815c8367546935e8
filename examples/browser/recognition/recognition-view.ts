import { paintImages } from "../drawing/paint-images.js";
import { drawingContext, find } from "../page/find.js";
import { formatShare } from "../page/numbers.js";
import type { Recognition } from "./recognizer.js";

interface Row {
  readonly row: HTMLTableRowElement;
  readonly bar: HTMLElement;
  readonly text: HTMLElement;
}

/** Shows what the network sees, and what it takes it for. */
export class RecognitionView {
  readonly #digit = find("verdict-digit", HTMLElement);
  readonly #time = find("verdict-time", HTMLElement);
  readonly #image = find("network-view", HTMLCanvasElement);
  readonly #context = drawingContext(this.#image);
  readonly #rows: readonly Row[];

  constructor() {
    const [body] = find("probabilities", HTMLTableElement).tBodies;
    this.#rows = Array.from({ length: 10 }, (_, digit) => addRow(body, digit));
    this.showImage(new Uint8Array(784), true);
  }

  /** Shows the image that the network sees. */
  showImage(image: Uint8Array, isEmpty: boolean): void {
    paintImages(this.#context, image);
    const label = isEmpty ? "An empty image" : "Your digit, white on black, scaled and centred";
    this.#image.setAttribute("aria-label", label);
  }

  /** Shows the probabilities, or why there are none. */
  show(recognition: Recognition | undefined, note: string): void {
    this.#digit.textContent = recognition === undefined ? "–" : String(recognition.digit);
    this.#time.textContent = note;
    this.#rows.forEach(({ row, bar, text }, digit) => {
      const share = recognition?.probabilities[digit];
      bar.style.transform = `scaleX(${share ?? 0})`;
      text.textContent = share === undefined ? "–" : formatShare(share);
      row.classList.toggle("is-best", recognition?.digit === digit);
    });
  }
}

function addRow(body: HTMLTableSectionElement | undefined, digit: number): Row {
  const row = document.createElement("tr");
  const name = document.createElement("th");
  name.scope = "row";
  name.textContent = String(digit);
  const cell = document.createElement("td");
  const track = document.createElement("span");
  track.className = "track";
  const bar = document.createElement("span");
  bar.className = "bar";
  const text = document.createElement("span");
  text.className = "share";
  text.textContent = "–";
  track.append(bar);
  cell.append(track, text);
  row.append(name, cell);
  body?.append(row);
  return { row, bar, text };
}
