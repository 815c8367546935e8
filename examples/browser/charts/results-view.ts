import type { Background } from "../background/background.js";
import { find } from "../page/find.js";
import { Throttle } from "../page/throttle.js";
import type { NetworkSettings } from "../training/settings.js";
import { emptyConfusions } from "./count-confusions.js";
import type { CurveRecord } from "./curve-record.js";

/** Widths in pixels between which pictures are drawn. */
const [leastWidth, greatestWidth] = [240, 640];

/** What the results are read from, as they are when a picture is due. */
export interface ResultSources {
  readonly record: CurveRecord;
  /** The network as a file, or as the settings of one to come; `undefined` where there is none to show. */
  readonly network: () => Uint8Array | NetworkSettings | undefined;
  /** Counts of what the network reads the test images as; `undefined` where they can't be had. */
  readonly confusions: () => Promise<readonly (readonly number[])[] | undefined>;
  readonly onFailure: (error: unknown) => void;
}

/** The pictures of a training: drawn by the background worker, a few times a second at most. */
export class ResultsView {
  readonly #background: Background;
  readonly #sources: ResultSources;
  readonly #loss = find("loss-picture", HTMLElement);
  readonly #accuracy = find("accuracy-picture", HTMLElement);
  readonly #confusion = find("confusion-picture", HTMLElement);
  readonly #weights = find("weights-picture", HTMLElement);
  readonly #curves = new Throttle(400, () => this.#watch(() => this.#drawCurves()));
  readonly #confusions = new Throttle(700, () => this.#watch(() => this.#drawConfusions()));
  readonly #network = new Throttle(1000, () => this.#watch(() => this.#drawWeights()));

  constructor(background: Background, sources: ResultSources) {
    this.#background = background;
    this.#sources = sources;
    new ResizeObserver(() => {
      this.refresh();
    }).observe(this.#loss);
  }

  refreshCurves(): void {
    this.#curves.request();
  }

  refreshConfusions(): void {
    this.#confusions.request();
  }

  refreshNetwork(): void {
    this.#network.request();
  }

  refresh(): void {
    this.refreshCurves();
    this.refreshConfusions();
    this.refreshNetwork();
  }

  async #drawCurves(): Promise<void> {
    const { curves } = this.#sources.record;
    const pictures = await this.#background.do("curvePictures", [curves, widthOf(this.#loss)]);
    this.#loss.innerHTML = pictures.loss;
    this.#accuracy.innerHTML = pictures.accuracy;
  }

  async #drawConfusions(): Promise<void> {
    const counts = (await this.#sources.confusions()) ?? emptyConfusions();
    const width = widthOf(this.#confusion);
    this.#confusion.innerHTML = await this.#background.do("confusionPicture", [counts, width]);
  }

  async #drawWeights(): Promise<void> {
    const network = this.#sources.network();
    if (network === undefined) return;
    const width = widthOf(this.#weights);
    this.#weights.innerHTML = await this.#background.do("weightsPicture", [network, width]);
  }

  async #watch(draw: () => Promise<void>): Promise<void> {
    try {
      await draw();
    } catch (error) {
      this.#sources.onFailure(error);
    }
  }
}

function widthOf(place: HTMLElement): number {
  return Math.round(Math.min(greatestWidth, Math.max(leastWidth, place.clientWidth)));
}
