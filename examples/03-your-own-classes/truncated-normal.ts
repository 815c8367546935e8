import { Initializer, type Fans, type RandomState } from "ndnet";

/** An initializer: normal, drawn again where it is more than two deviations from the mean. */
export class TruncatedNormal extends Initializer {
  constructor(
    readonly mean: number,
    readonly deviation: number,
  ) {
    super();
  }

  override fill(values: Float64Array, _fans: Fans, random: RandomState): void {
    for (let index = 0; index < values.length; index++) {
      let standard = random.randn();
      while (Math.abs(standard) > 2) standard = random.randn();
      values[index] = this.mean + this.deviation * standard;
    }
  }
}
