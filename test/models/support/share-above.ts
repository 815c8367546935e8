import { Metric } from "../../../src/metrics/index.js";
import type { Tensor } from "../../../src/tensor/index.js";

/** A metric of one's own: the share of predictions in the first column above ½. */
export class ShareAbove extends Metric {
  override readonly name: string;
  #above = 0;
  #samples = 0;

  constructor(name = "shareAbove") {
    super();
    this.name = name;
  }

  override reset(): void {
    this.#above = 0;
    this.#samples = 0;
  }

  override update(predictions: Tensor): void {
    const [rows = 0] = predictions.shape;
    for (let row = 0; row < rows; row++) this.#above += predictions.get(row, 0) > 0.5 ? 1 : 0;
    this.#samples += rows;
  }

  override result(): number {
    return this.#above / this.#samples;
  }
}
