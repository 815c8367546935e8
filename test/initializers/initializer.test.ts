import { expect, test } from "vitest";
import { Initializer, type Fans } from "../../src/initializers/index.js";
import { Parameter } from "../../src/parameters/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";

/** The number of the element, times fanIn/fanOut, plus a whole number that is drawn. */
class Ramp extends Initializer {
  override fill(values: Float64Array, { fanIn, fanOut }: Fans, random: RandomState): void {
    const start = random.randint(1000);
    values.forEach((_, i) => (values[i] = start + (i * fanIn) / fanOut));
  }
}

test("an initializer written outside the library fills a parameter", () => {
  const parameter = new Parameter("w", [2, 2], {
    initializer: new Ramp(),
    fans: { fanIn: 3, fanOut: 2 },
  });
  const start = new RandomState(5).randint(1000);
  parameter.initialize(new RandomState(5));
  expect([...parameter.value.data]).toEqual([start, start + 1.5, start + 3, start + 4.5]);
});
