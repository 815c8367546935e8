import { expect, test } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import { HeUniform } from "../../src/initializers/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";

const fans = { fanIn: 12, fanOut: 7 };

test("HeUniform gives uniform numbers within ±√(6/fanIn) to the last bit", () => {
  const values = new Float64Array(85);
  new HeUniform().fill(values, fans, new RandomState(42));
  const random = new RandomState(42);
  const limit = Math.sqrt(6 / 12);
  expect(values).toEqual(random.uniform(-limit, limit, 85).data);
});

test("HeUniform continues the stream where the initializer before it stopped", () => {
  const random = new RandomState(7);
  const [first, second, together] = [5, 4, 9].map((length) => new Float64Array(length));
  new HeUniform().fill(first!, fans, random);
  new HeUniform().fill(second!, fans, random);
  new HeUniform().fill(together!, fans, new RandomState(7));
  expect([...first!, ...second!]).toEqual([...together!]);
});

test.each([{ fanIn: 0 }, { fanIn: -1 }, { fanIn: NaN }, { fanIn: Infinity }])(
  "HeUniform refuses %o and leaves the values as they were",
  (wrong) => {
    const values = new Float64Array([1, 2]);
    const fill = (): void => {
      new HeUniform().fill(values, { ...fans, ...wrong }, new RandomState(0));
    };
    expect(fill).toThrow(ArgumentError);
    expect(fill).toThrow("HeUniform, fan");
    expect([...values]).toEqual([1, 2]);
  },
);
