import { expect, test } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import { GlorotNormal } from "../../src/initializers/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";

const fans = { fanIn: 12, fanOut: 7 };

test("GlorotNormal gives randn · √(2/(fanIn + fanOut)) to the last bit", () => {
  const values = new Float64Array(85);
  new GlorotNormal().fill(values, fans, new RandomState(42));
  const random = new RandomState(42);
  expect(values).toEqual(random.randn(85).data.map((draw) => draw * Math.sqrt(2 / 19)));
});

test("GlorotNormal continues the stream where the initializer before it stopped", () => {
  const random = new RandomState(7);
  const [first, second, together] = [5, 4, 9].map((length) => new Float64Array(length));
  new GlorotNormal().fill(first!, fans, random);
  new GlorotNormal().fill(second!, fans, random);
  new GlorotNormal().fill(together!, fans, new RandomState(7));
  expect([...first!, ...second!]).toEqual([...together!]);
});

test.each([{ fanIn: 0, fanOut: 0 }, { fanIn: NaN }, { fanOut: Infinity }, { fanIn: -8 }])(
  "GlorotNormal refuses %o and leaves the values as they were",
  (wrong) => {
    const values = new Float64Array([1, 2]);
    const fill = (): void => {
      new GlorotNormal().fill(values, { ...fans, ...wrong }, new RandomState(0));
    };
    expect(fill).toThrow(ArgumentError);
    expect(fill).toThrow("GlorotNormal, fan");
    expect([...values]).toEqual([1, 2]);
  },
);
