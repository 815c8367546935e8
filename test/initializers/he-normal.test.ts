import { expect, test } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import { HeNormal } from "../../src/initializers/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";

const fans = { fanIn: 12, fanOut: 7 };

test("HeNormal gives randn · √(2/fanIn) to the last bit", () => {
  const values = new Float64Array(85);
  new HeNormal().fill(values, fans, new RandomState(42));
  const random = new RandomState(42);
  expect(values).toEqual(random.randn(85).data.map((draw) => draw * Math.sqrt(2 / 12)));
});

test("HeNormal continues the stream where the initializer before it stopped", () => {
  const random = new RandomState(7);
  const [first, second, together] = [5, 4, 9].map((length) => new Float64Array(length));
  new HeNormal().fill(first!, fans, random);
  new HeNormal().fill(second!, fans, random);
  new HeNormal().fill(together!, fans, new RandomState(7));
  expect([...first!, ...second!]).toEqual([...together!]);
});

test.each([{ fanIn: 0 }, { fanIn: -1 }, { fanIn: NaN }, { fanIn: Infinity }])(
  "HeNormal refuses %o and leaves the values as they were",
  (wrong) => {
    const values = new Float64Array([1, 2]);
    const fill = (): void => {
      new HeNormal().fill(values, { ...fans, ...wrong }, new RandomState(0));
    };
    expect(fill).toThrow(ArgumentError);
    expect(fill).toThrow("HeNormal, fan");
    expect([...values]).toEqual([1, 2]);
  },
);
