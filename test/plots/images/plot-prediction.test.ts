import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { ArgumentError, DTypeError, ShapeError } from "../../../src/errors/index.js";
import { plotPrediction, type PlotPredictionOptions } from "../../../src/plots/index.js";
import { thrown } from "../../datasets/support/thrown.js";
import { decodeDataUri } from "../support/decode-png.js";
import { smallImages } from "../support/images.js";
import { find, nameOf, numberOf, parseSvg, texts, type SvgElement } from "../support/parse-svg.js";

const images = smallImages(3);
const probabilities = Float32Array.of(0.125, 0.625, 0.25);

function plot(options?: PlotPredictionOptions): SvgElement {
  return parseSvg(plotPrediction(images.pick(1), options));
}

/** Bars that have this class, with their widths. */
function bars(root: SvgElement, className: string): number[] {
  return find(root, "rect", className).map((bar) => numberOf(bar, "width"));
}

describe("plotPrediction", () => {
  it.each([
    ["a row", images.pick(1)],
    ["rows and columns", ndarray(images.data, [4, 4], [4, 1], 16)],
    ["a stack of one row", images.lo(1).hi(1)],
    ["a stack of one image", ndarray(images.data, [1, 4, 4], [16, 4, 1], 16)],
  ])("shows the pixels of %s", (_title, image) => {
    const [shown] = find(parseSvg(plotPrediction(image)), "image");
    expect(decodeDataUri(shown!.attributes["href"]!).pixels).toEqual([
      ...images.data.subarray(16, 32),
    ]);
  });

  it("has a bar a class, as long as its probability", () => {
    const root = plot({ probabilities });
    const [highest, ...others] = [...bars(root, "right"), ...bars(root, "bar")];
    expect(others[0]! / highest!).toBeCloseTo(0.2, 3);
    expect(others[1]! / highest!).toBeCloseTo(0.4, 3);
    expect(texts(root)).toEqual(
      expect.arrayContaining(["Probability (%)", "12.5 %", "62.5 %", "25.0 %", "0", "50", "100"]),
    );
  });

  it("says what was predicted and whether it is right", () => {
    const title = (options: PlotPredictionOptions): string => nameOf(plot(options));
    expect(title({})).toBe("Image");
    expect(title({ label: 2 })).toBe("2");
    expect(title({ probabilities })).toBe("Predicted 1");
    expect(title({ probabilities, label: 1 })).toBe("Predicted 1, right");
    expect(title({ prediction: 0, label: 1, classes: ["cat", "dog"] })).toBe(
      "Predicted cat, labelled dog",
    );
  });

  it("marks a wrong prediction and the label by shape and colour", () => {
    const root = plot({ probabilities, label: 0 });
    expect(bars(root, "wrong")).toHaveLength(1);
    expect(bars(root, "right")).toHaveLength(0);
    expect(find(root, "path").map(({ attributes }) => attributes["class"])).toEqual([
      "right-line",
      "wrong-line",
    ]);
  });

  it("puts the bars below the image where it is narrow", () => {
    const height = (width: number): number =>
      Number(plot({ probabilities, width }).attributes["height"]);
    expect(height(240)).toBeGreaterThan(height(480) + 80);
  });

  it("takes probabilities of any strides, such as a row of a batch", () => {
    const batch = ndarray(Float64Array.of(0.9, 0.1, 0.2, 0.8), [2, 2]);
    expect(texts(plot({ probabilities: batch.pick(1) }))[0]).toBe("Predicted 1");
  });

  it.each<[string, () => unknown, unknown]>([
    ["several images", () => plotPrediction(ndarray(new Uint8Array(32), [2, 4, 4])), ShapeError],
    ["no image", () => plotPrediction([0] as never), DTypeError],
    ["logits", () => plotPrediction(images.pick(0), { probabilities: [-3, 9] }), ArgumentError],
    ["a class that is none", () => plotPrediction(images.pick(0), { label: -1 }), ArgumentError],
    ["a label without a probability", () => plot({ probabilities, label: 3 }), ArgumentError],
    ["a prediction without one", () => plot({ probabilities, prediction: 3 }), ArgumentError],
  ])("refuses %s", (_title, action, errorClass) => {
    const error = thrown(action);
    expect(error).toBeInstanceOf(errorClass);
    expect(error.where).toMatch(/^plotPrediction/);
  });
});
