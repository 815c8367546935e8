import { expect, test } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import { GlorotUniform } from "../../src/initializers/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";

const fans = { fanIn: 12, fanOut: 7 };

test("GlorotUniform gives uniform numbers within ±√(6/(fanIn + fanOut)) to the last bit", () => {
  const values = new Float64Array(85);
  new GlorotUniform().fill(values, fans, new RandomState(42));
  const random = new RandomState(42);
  const limit = Math.sqrt(6 / 19);
  expect(values).toEqual(random.uniform(-limit, limit, 85).data);
});

test("GlorotUniform continues the stream where the initializer before it stopped", () => {
  const random = new RandomState(7);
  const [first, second, together] = [5, 4, 9].map((length) => new Float64Array(length));
  new GlorotUniform().fill(first!, fans, random);
  new GlorotUniform().fill(second!, fans, random);
  new GlorotUniform().fill(together!, fans, new RandomState(7));
  expect([...first!, ...second!]).toEqual([...together!]);
});

test.each([{ fanIn: 0, fanOut: 0 }, { fanIn: NaN }, { fanOut: Infinity }, { fanIn: -8 }])(
  "GlorotUniform refuses %o and leaves the values as they were",
  (wrong) => {
    const values = new Float64Array([1, 2]);
    const fill = (): void => {
      new GlorotUniform().fill(values, { ...fans, ...wrong }, new RandomState(0));
    };
    expect(fill).toThrow(ArgumentError);
    expect(fill).toThrow("GlorotUniform, fan");
    expect([...values]).toEqual([1, 2]);
  },
);
