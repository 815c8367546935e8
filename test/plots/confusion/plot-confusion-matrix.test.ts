import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { ArgumentError, DTypeError, ShapeError } from "../../../src/errors/index.js";
import { plotConfusionMatrix, type ConfusionCounts } from "../../../src/plots/index.js";
import { fontSize, textWidth } from "../../../src/plots/svg/text.js";
import { thrown } from "../../datasets/support/thrown.js";
import {
  contentOf,
  find,
  nameOf,
  numberOf,
  parseSvg,
  texts,
  type SvgElement,
} from "../support/parse-svg.js";

const rows = [
  [90, 10, 0],
  [5, 95, 0],
  [0, 0, 0],
];

/** Cells with what they say when pointed at. */
function cells(root: SvgElement): { hint: string; rect: SvgElement }[] {
  return find(root, "g").flatMap(({ children }) => {
    const [title, rect] = children;
    if (typeof title !== "object" || title.name !== "title" || typeof rect !== "object") return [];
    return [{ hint: contentOf(title), rect }];
  });
}

describe("plotConfusionMatrix", () => {
  it("has a row for what samples are, a column for what was predicted", () => {
    const root = parseSvg(plotConfusionMatrix(rows, { classes: ["cat", "dog", "<cow>"] }));
    expect(cells(root).map(({ hint }) => hint)).toEqual([
      "90 labelled cat, predicted cat, 90.0 % of the row",
      "10 labelled cat, predicted dog, 10.0 % of the row",
      "5 labelled dog, predicted cat, 5.0 % of the row",
      "95 labelled dog, predicted dog, 95.0 % of the row",
      "0 labelled <cow>, predicted <cow>, 0.0 % of the row",
    ]);
    const said = texts(root);
    for (const text of ["90", "10", "5", "95", "Label", "Prediction", "<cow>"]) {
      expect(said).toContain(text);
    }
  });

  it("turns the precisions of narrow columns, so that none touches another", () => {
    const counts = Array.from({ length: 10 }, () => new Array<number>(10).fill(1));
    for (const width of [340, 800]) {
      const root = parseSvg(plotConfusionMatrix(counts, { width }));
      const shares = find(root, "text").filter((one) => contentOf(one) === "10.0");
      const places = shares.map(({ attributes: { x, transform = "" } }) =>
        Number(x ?? /translate\(([\d.]+) /.exec(transform)?.[1]),
      );
      expect(shares).toHaveLength(10);
      const isTurned = shares[0]!.attributes["transform"] !== undefined;
      const needed = isTurned ? fontSize : textWidth("10.0", fontSize);
      const gaps = places.slice(1).map((place, index) => place - places[index]!);
      expect(Math.min(...gaps)).toBeGreaterThan(needed);
    }
  });

  it("says accuracy, recall and precision, and – where there is nothing to have a share of", () => {
    const root = parseSvg(plotConfusionMatrix(rows));
    const said = texts(root);
    expect(nameOf(root)).toBe("185 of 200 samples right (92.5 %)");
    expect(said).toEqual(expect.arrayContaining(["90.0 %", "95.0 %", "–", "94.7", "90.5"]));
  });

  it("colours right and wrong cells apart, each by its own scale of shares", () => {
    const found = cells(parseSvg(plotConfusionMatrix(rows)));
    expect(found.map(({ rect }) => rect.attributes["class"])).toEqual([
      "right",
      "wrong",
      "wrong",
      "right",
      "right",
    ]);
    const [right, worst, other] = found.map(({ rect }) => numberOf(rect, "fill-opacity"));
    expect(right! / 0.9).toBeCloseTo(worst!, 1);
    expect(other! / worst!).toBeCloseTo(0.5, 1);
  });

  it("takes ndarrays of any type and strides, and samples to count", () => {
    const expected = plotConfusionMatrix(rows);
    const columns = ndarray(Float64Array.of(90, 5, 0, 10, 95, 0, 0, 0, 0), [3, 3], [1, 3]);
    expect(plotConfusionMatrix(columns)).toBe(expected);
    const pairs = rows.flatMap((row, target) =>
      row.flatMap((count, prediction) => Array.from({ length: count }, () => [target, prediction])),
    );
    const counted = plotConfusionMatrix(
      {
        targets: Uint8Array.from(pairs, ([target]) => target!),
        predictions: pairs.map(([, prediction]) => prediction!),
      },
      { classes: ["0", "1", "2"] },
    );
    expect(counted).toBe(expected);
  });

  it("keeps within its width, and leaves out texts that have no room", () => {
    const many = Array.from({ length: 40 }, (_, row) =>
      Array.from({ length: 40 }, (_, column) => (row === column ? 1000 : 1)),
    );
    const root = parseSvg(plotConfusionMatrix(many, { width: 320 }));
    expect(texts(root)).not.toContain("1000");
    const side = Math.max(...cells(root).map(({ rect }) => numberOf(rect, "width")));
    expect(side * 40).toBeLessThanOrEqual(288);
  });

  it("turns names of classes that are wider than a cell", () => {
    const turned = (classes: string[]): number =>
      find(parseSvg(plotConfusionMatrix(rows, { classes })), "text").filter(({ attributes }) =>
        attributes["transform"]?.includes("rotate"),
      ).length;
    expect(turned(["a", "b", "c"])).toBe(0);
    expect(turned(["a", "b", "a long name"])).toBe(3);
  });

  it("shows a matrix without samples", () => {
    expect(texts(parseSvg(plotConfusionMatrix([[0]])))[0]).toBe("0 of 0 samples right");
  });

  it("refuses names of classes that the counts don't have", () => {
    const counts = [
      [2, 1],
      [0, 3],
    ];
    const error = thrown(() => plotConfusionMatrix(counts, { classes: ["a", "b", "c"] }));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error.where).toBe("plotConfusionMatrix, classes");
    expect(plotConfusionMatrix(counts, { classes: ["a"] })).toContain(">1<");
  });

  it.each<[string, unknown, unknown]>([
    ["rows of another length", [[1, 2], [3]], ShapeError],
    ["a matrix that is no square", ndarray(new Int32Array(6), [2, 3]), ShapeError],
    ["a vector", ndarray(new Int32Array(4), [4]), ShapeError],
    ["no class", [], ArgumentError],
    ["shares", [[0.5]], ArgumentError],
    ["negative counts", [[-1]], ArgumentError],
    ["samples without predictions", { targets: [1, 2], predictions: [1] }, ShapeError],
    ["no samples", { targets: [], predictions: [] }, ArgumentError],
    ["a class number from elsewhere", { targets: [1e6], predictions: [0] }, ArgumentError],
    ["bigints", ndarray(new BigInt64Array(4), [2, 2]), DTypeError],
  ])("refuses %s", (_title, given, errorClass) => {
    const error = thrown(() => plotConfusionMatrix(given as ConfusionCounts));
    expect(error).toBeInstanceOf(errorClass);
    expect(error.where).toMatch(/^plotConfusionMatrix/);
  });
});
