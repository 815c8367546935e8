import { expect, test } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import { FanOutNormal } from "../../src/initializers/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";

const fans = { fanIn: 12, fanOut: 7 };

test("FanOutNormal gives randn · √(1/fanOut) to the last bit", () => {
  const values = new Float64Array(85);
  new FanOutNormal().fill(values, fans, new RandomState(42));
  const random = new RandomState(42);
  expect(values).toEqual(random.randn(85).data.map((draw) => draw * Math.sqrt(1 / 7)));
});

test("FanOutNormal continues the stream where the initializer before it stopped", () => {
  const random = new RandomState(7);
  const [first, second, together] = [5, 4, 9].map((length) => new Float64Array(length));
  new FanOutNormal().fill(first!, fans, random);
  new FanOutNormal().fill(second!, fans, random);
  new FanOutNormal().fill(together!, fans, new RandomState(7));
  expect([...first!, ...second!]).toEqual([...together!]);
});

test.each([{ fanOut: 0 }, { fanOut: -1 }, { fanOut: NaN }, { fanOut: Infinity }])(
  "FanOutNormal refuses %o and leaves the values as they were",
  (wrong) => {
    const values = new Float64Array([1, 2]);
    const fill = (): void => {
      new FanOutNormal().fill(values, { ...fans, ...wrong }, new RandomState(0));
    };
    expect(fill).toThrow(ArgumentError);
    expect(fill).toThrow("FanOutNormal, fan");
    expect([...values]).toEqual([1, 2]);
  },
);
