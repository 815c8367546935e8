import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { ArgumentError, DTypeError, ShapeError } from "../../../src/errors/index.js";
import { plotImageGrid, type Images, type PlotImageGridOptions } from "../../../src/plots/index.js";
import { thrown } from "../../datasets/support/thrown.js";
import { decodeDataUri } from "../support/decode-png.js";
import { smallImages } from "../support/images.js";
import { find, numberOf, parseSvg, texts, type SvgElement } from "../support/parse-svg.js";

function plot(images: Images, options?: PlotImageGridOptions): SvgElement {
  return parseSvg(plotImageGrid(images, options));
}

const labels = [3, 1, 4, 1];
const predictions = [3, 1, 9, 1];

describe("plotImageGrid", () => {
  it("holds the pixels of every image, in their order", () => {
    const images = smallImages(5);
    const shown = find(plot(images), "image").map(({ attributes }) =>
      decodeDataUri(attributes["href"]!),
    );
    expect(shown).toHaveLength(5);
    expect(shown[3]).toEqual({
      width: 4,
      height: 4,
      channels: 1,
      pixels: [...images.data.subarray(48, 64)],
    });
  });

  it("shows the first 100, in rows of 10, or as many as asked for", () => {
    const lefts = (options?: PlotImageGridOptions): string[] => {
      const root = plot(smallImages(120), options);
      const tiles = find(root, "g").filter(({ children }) =>
        children.some((child) => typeof child !== "string" && child.name === "image"),
      );
      return tiles.map(({ attributes }) => attributes["transform"]!.split(" ")[0]!);
    };
    expect(lefts()).toHaveLength(100);
    expect(new Set(lefts()).size).toBe(10);
    expect(lefts({ count: 12, columns: 3 })).toHaveLength(12);
    expect(new Set(lefts({ count: 12, columns: 3 })).size).toBe(3);
    expect(new Set(lefts({ width: 320 })).size).toBe(5);
  });

  it("tells right from wrong by mark, frame and caption", () => {
    const root = plot(smallImages(4), { labels, predictions });
    const tiles = find(root, "rect").filter(
      ({ attributes }) => attributes["class"] !== "background",
    );
    expect(tiles.map(({ attributes }) => attributes["class"])).toEqual([
      "right-line",
      "right-line",
      "wrong-line",
      "right-line",
    ]);
    expect(numberOf(tiles[2]!, "stroke-width")).toBeGreaterThan(2);
    const marks = find(root, "path").slice(2);
    expect(marks[2]?.attributes["d"]).not.toBe(marks[0]?.attributes["d"]);
    expect(texts(root)).toEqual([
      "3 of 4 images right",
      "right: prediction",
      "wrong: prediction (label)",
      ...["3", "1", "9 (4)", "1"],
    ]);
    expect(find(root, "title").at(3)?.children).toEqual(["Image 2: predicted 9, labelled 4"]);
  });

  it("shows labels or predictions alone without a judgement", () => {
    for (const options of [{ labels }, { predictions: labels }]) {
      const root = plot(smallImages(4), options);
      expect(texts(root)).toEqual(["4 images", "3", "1", "4", "1"]);
      expect(find(root, "path")).toEqual([]);
    }
  });

  it("names classes, on two lines where one has no room", () => {
    const classes = ["Zero", "Trouser", "", "Ankle boot", "Shirt", "", "", "", "", "<Sneaker>"];
    const root = plot(smallImages(4), { labels, predictions, classes, width: 360 });
    expect(texts(root).slice(3)).toEqual([
      "Ankle boot",
      "Trouser",
      "<Sneaker>",
      "(Shirt)",
      "Trouser",
    ]);
  });

  it("takes one-hot labels and probabilities", () => {
    const rows = ndarray(Float32Array.of(0, 1, 1, 0), [2, 2]);
    const root = plot(smallImages(2), { labels: rows, predictions: rows });
    expect(texts(root)[0]).toBe("2 of 2 images right");
  });

  it("stretches no image: the shape on the page is that of the pixels", () => {
    const images = ndarray(new Uint8Array(2 * 3 * 6), [2, 3, 6]);
    for (const image of find(plot(images), "image")) {
      expect(numberOf(image, "width") / numberOf(image, "height")).toBeCloseTo(2, 2);
    }
  });

  it("is a picture without images where there are none", () => {
    expect(find(plot(smallImages(0)), "image")).toEqual([]);
    expect(texts(plot(smallImages(0), { labels: [], predictions: [] }))).toEqual([
      "0 of 0 images right",
    ]);
  });

  it.each<[string, () => unknown, unknown]>([
    ["fewer labels than images", () => plotImageGrid(smallImages(4), { labels: [1] }), ShapeError],
    ["more predictions", () => plotImageGrid(smallImages(1), { predictions: labels }), ShapeError],
    ["images that are none", () => plotImageGrid([1] as never), DTypeError],
    ["columns that are none", () => plotImageGrid(smallImages(1), { columns: 0 }), ArgumentError],
    ["a count that is none", () => plotImageGrid(smallImages(1), { count: -1 }), ArgumentError],
    [
      "labels that are no classes",
      () => plotImageGrid(smallImages(1), { labels: [0.5] }),
      ArgumentError,
    ],
  ])("refuses %s", (_title, action, errorClass) => {
    const error = thrown(action);
    expect(error).toBeInstanceOf(errorClass);
    expect(error.where).toMatch(/^plotImageGrid/);
  });
});
