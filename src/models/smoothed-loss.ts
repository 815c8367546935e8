/** Share of the past in a smoothed loss. */
const memory = 0.9;

/** The exponential moving average of losses, corrected for its beginning at 0. */
export class SmoothedLoss {
  #average = 0;
  #weight = 1;

  /** Adds a loss and gives the average with it. */
  add(loss: number): number {
    this.#average = memory * this.#average + (1 - memory) * loss;
    this.#weight *= memory;
    return this.#average / (1 - this.#weight);
  }
}
