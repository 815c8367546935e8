import { describe, expect, it } from "vitest";
import { F1, Precision, Recall, tensor } from "../../src/index.js";
import { writeReport, type ReportOptions } from "../../src/report/index.js";
import { find } from "../plots/support/parse-svg.js";
import { evaluation, everything, exampleModel, history } from "./example-run.js";
import { parsePage, tableRows } from "./parse-page.js";

const model = exampleModel();
const write = (options: ReportOptions): string => writeReport(history, model, evaluation, options);

describe("section of the confusion matrix", () => {
  it("gives each class the figures of the metrics Precision, Recall and F1", () => {
    const rows = tableRows(write(everything), "Figures of the classes");
    const targets = tensor([1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0], [4, 3]);
    const guesses = tensor([1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0], [4, 3]);
    const columns = [new Precision(), new Recall(), new F1()].map((metric) => {
      metric.update(guesses, targets);
      return [...metric.perClass(), metric.result()].map(
        (share) => `${(share * 100).toFixed(1)} %`,
      );
    });
    const names = ["cat", "dog", "bird", "Mean"];
    const samples = ["2", "1", "1", "4"];
    expect(rows.slice(1)).toEqual(
      names.map((name, row) => [name, ...columns.map((column) => column[row]), samples[row]]),
    );
  });

  it("has no figures for what there are no samples of, in the matrix as in the table", () => {
    const page = write({ test: { labels: [0, 0], predictions: [0, 2] }, classes: ["a", "b", "c"] });
    expect(tableRows(page, "Figures of the classes").slice(1, 4)).toEqual([
      ["a", "100.0 %", "50.0 %", "66.7 %", "2"],
      ["b", "–", "–", "–", "0"],
      ["c", "0.0 %", "–", "–", "0"],
    ]);
  });

  it("lists the classes most often mistaken for others", () => {
    const page = write({
      test: { labels: [0, 0, 0, 1, 1, 2, 2], predictions: [1, 1, 0, 2, 1, 0, 2] },
    });
    expect(tableRows(page, "Classes most often mistaken")).toEqual([
      ["Label", "Predicted", "Samples", "Of the label"],
      ["0", "1", "2", "66.7 %"],
      ["1", "2", "1", "50.0 %"],
      ["2", "0", "1", "50.0 %"],
    ]);
    const right = write({ test: { labels: [0, 1], predictions: [0, 1] } });
    expect(tableRows(right, "Classes most often mistaken")).toEqual([]);
  });

  it("has the matrix above the classes' table where it is too wide to stand beside it", () => {
    const standsBeside = (classes: number): boolean => {
      const numbers = Array.from({ length: classes }, (_, index) => index);
      const html = write({ test: { labels: numbers, predictions: numbers } });
      const [section] = find(parsePage(html), "section").filter(
        ({ attributes }) => attributes["id"] === "confusions",
      );
      return section !== undefined && find(section, "div", "beside roomy").length > 0;
    };
    expect([standsBeside(10), standsBeside(20)]).toEqual([true, false]);
  });
});
