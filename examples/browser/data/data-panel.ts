import type { Background } from "../background/background.js";
import { paintImages } from "../drawing/paint-images.js";
import type { Announcer } from "../page/announcer.js";
import { drawingContext, find } from "../page/find.js";
import { formatCount, formatShare } from "../page/numbers.js";
import type { DigitData } from "./digit-data.js";
import type { NamedBytes } from "./named-bytes.js";

/** What a data panel works with, and whom it tells of other data. */
export interface DataPanelParts {
  readonly background: Background;
  readonly announcer: Announcer;
  readonly onData: () => void;
}

/** Gets the digits that a visitor chooses, and says what they are. */
export class DataPanel {
  readonly #background: Background;
  readonly #announcer: Announcer;
  readonly #onData: () => void;
  readonly #name = find("data-name", HTMLElement);
  readonly #samples = find("samples", HTMLCanvasElement);
  #data: DigitData | undefined;
  #request = 0;

  constructor({ background, announcer, onData }: DataPanelParts) {
    this.#background = background;
    this.#announcer = announcer;
    this.#onData = onData;
  }

  get data(): DigitData | undefined {
    return this.#data;
  }

  makeSynthetic(): Promise<void> {
    const count = Number(find("synthetic-count", HTMLSelectElement).value);
    return this.#take("Drawing synthetic digits", this.#background.do("syntheticData", [count]));
  }

  openFiles(files: readonly NamedBytes[]): Promise<void> {
    return this.#take("Reading files", this.#background.do("fileData", [files]));
  }

  fetchMnist(): Promise<void> {
    const text = "Fetching MNIST";
    const request = this.#request + 1;
    const onShare = (share: number): void => {
      if (request === this.#request) this.#name.textContent = `${text}: ${formatShare(share)}`;
    };
    return this.#take(text, this.#background.do("fetchedData", [], onShare));
  }

  /** Shows what is awaited, then what has come; the latest request counts. */
  async #take(text: string, awaited: Promise<DigitData>): Promise<void> {
    this.#request += 1;
    const request = this.#request;
    this.#name.textContent = `${text} …`;
    try {
      const data = await awaited;
      if (request !== this.#request) return;
      this.#data = data;
      this.#announcer.say(describe(data));
      this.#onData();
    } finally {
      if (request === this.#request) this.#show();
    }
  }

  #show(): void {
    if (this.#data === undefined) {
      this.#name.textContent = "No digits yet.";
      return;
    }
    const { name, train } = this.#data;
    this.#name.textContent = describe(this.#data);
    this.#samples.setAttribute("aria-label", `The first of them. ${name}`);
    paintImages(drawingContext(this.#samples), train.pixels);
  }
}

function describe({ name, train, test }: DigitData): string {
  const [training, testing] = [train, test].map(({ labels }) => formatCount(labels.length));
  return `${name}: ${training} to train with, ${testing} to test.`;
}
