import { Dense, mlp, ReLU, Sequential, Softmax, Tanh } from "ndnet";
import { syntheticDigits } from "ndnet/datasets";
import { describe, expect, it } from "vitest";
import {
  buildNetwork,
  describeNetwork,
  openNetwork,
} from "../../../../examples/browser/training/network.js";
import { parseWidths } from "../../../../examples/browser/training/settings.js";

const settings = { hidden: [16, 8], activation: "Tanh", dropout: 0.25 };

describe("buildNetwork", () => {
  it("has the widths, activation and dropout that were chosen", () => {
    const network = buildNetwork(settings);
    expect(describeNetwork(network)).toBe("784 – 16 – 8 – 10, Tanh, dropout 0.25");
    expect(network.layers.filter((layer) => layer instanceof Tanh)).toHaveLength(2);
  });

  it("has no hidden layers where none were chosen, and no dropout of 0", () => {
    expect(describeNetwork(buildNetwork({ ...settings, hidden: [] }))).toBe("784 – 10");
    expect(describeNetwork(buildNetwork({ ...settings, dropout: 0 }))).not.toContain("dropout");
  });
});

describe("openNetwork", () => {
  const pixels = syntheticDigits({ count: 5, normalize: false }).images;
  const scaled = syntheticDigits({ count: 5 }).images;

  it("gives a network of the page's own back", () => {
    const network = buildNetwork(settings);
    const opened = openNetwork(network.toBytes());
    expect(opened.predict(pixels).data).toEqual(network.predict(pixels).data);
  });

  it("makes one that takes pixels from 0 to 1 take bytes", () => {
    const network = mlp([784, 8, 10], { hidden: () => new ReLU(), output: () => new Softmax() });
    const opened = openNetwork(network.toBytes());
    const [left, right] = [opened.predict(pixels), network.predict(scaled)];
    left.data.forEach((value, index) => {
      expect(value).toBeCloseTo(right.data[index] ?? NaN, 5);
    });
  });

  it("refuses what gives no ten probabilities, or takes no images", () => {
    const logits = new Sequential(new Dense(784, 10));
    const three = mlp([784, 3], { output: () => new Softmax() });
    const small = mlp([4, 10], { output: () => new Softmax() });
    expect(() => openNetwork(logits.toBytes())).toThrow("ten digits");
    expect(() => openNetwork(three.toBytes())).toThrow("ten digits");
    expect(() => openNetwork(small.toBytes())).toThrow("784");
  });
});

describe("parseWidths", () => {
  it("reads whole numbers with commas, blanks or dashes between them", () => {
    expect(parseWidths("128, 64")).toEqual([128, 64]);
    expect(parseWidths(" 300–100 ")).toEqual([300, 100]);
    expect(parseWidths("")).toEqual([]);
  });

  it.each(["0", "1.5", "many", "2049", "1,1,1,1,1,1,1", "1e9"])(
    "says what is wrong with %s",
    (text) => {
      expect(parseWidths(text)).toMatch(/please|Whole numbers/);
    },
  );
});
