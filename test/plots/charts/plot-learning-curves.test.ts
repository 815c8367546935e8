import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../../src/errors/index.js";
import { History } from "../../../src/models/history.js";
import { plotLearningCurves, type CurveEpoch } from "../../../src/plots/index.js";
import { thrown } from "../../datasets/support/thrown.js";
import { contentOf, find, parseSvg, type SvgElement, texts } from "../support/parse-svg.js";

function epochs(count: number, validation = true): CurveEpoch[] {
  return Array.from({ length: count }, (_, index) => ({
    epoch: index + 1,
    loss: 2 / (index + 1),
    accuracy: 1 - 0.5 / (index + 1),
    learningRate: 0.1,
    ...(validation ? { validationLoss: 2.2 / (index + 1), validationAccuracy: 0.5 } : {}),
  }));
}

/** Panels of a picture: nested pictures of lines. */
function panels(root: SvgElement): SvgElement[] {
  return find(root, "svg").slice(1);
}

describe("plotLearningCurves", () => {
  it("draws loss and accuracy, each with its validation", () => {
    const root = parseSvg(plotLearningCurves({ epochs: epochs(5) }));
    expect(panels(root).map((panel) => find(panel, "path").length)).toEqual([2, 2]);
    expect(texts(root)).toEqual(
      expect.arrayContaining(["Training", "Validation", "Loss", "Accuracy (%)", "Epoch"]),
    );
  });

  it("takes what fit gives", () => {
    const records = epochs(3).map((epoch) => ({
      loss: 1,
      accuracy: 0.5,
      ...epoch,
      metrics: { loss: 1, topThreeAccuracy: 0.9, validationTopThreeAccuracy: 0.8 },
      learningRate: 0.1,
      ...{ seconds: 1, rows: 4, batches: 1 },
    }));
    const svg = plotLearningCurves(new History(records), {
      metrics: ["topThreeAccuracy", "learningRate"],
    });
    const root = parseSvg(svg);
    expect(texts(root)).toEqual(
      expect.arrayContaining(["Top three accuracy (%)", "Learning rate"]),
    );
    expect(panels(root).map((panel) => find(panel, "path").length)).toEqual([2, 1]);
  });

  it("ends the axis of an accuracy at 100 %, however near to it the values are", () => {
    for (const accuracy of [1, 0.9996, 0.95]) {
      const records = epochs(3, false).map((epoch) => ({ ...epoch, accuracy }));
      const svg = plotLearningCurves({ epochs: records }, { metrics: ["accuracy"] });
      const numbers = texts(parseSvg(svg)).map(Number).filter(Number.isFinite);
      expect(Math.max(...numbers)).toBe(100);
    }
  });

  it("says in its description where the lines begin and end", () => {
    const [description] = find(parseSvg(plotLearningCurves({ epochs: epochs(4) })), "desc");
    expect(contentOf(description)).toBe(
      "Loss over 4 epochs: training from 2 to 0.5, validation from 2.2 to 0.55. " +
        "Accuracy (%) over 4 epochs: training from 50 to 87.5, validation from 50 to 50.",
    );
  });

  it("leaves out validation and accuracy that were not measured", () => {
    const records = epochs(3, false).map((epoch) => ({ ...epoch, accuracy: Number.NaN }));
    const root = parseSvg(plotLearningCurves({ epochs: records }));
    expect(panels(root)).toHaveLength(1);
    expect(texts(root)).not.toContain("Validation");
  });

  it("leaves a gap at epochs without a value", () => {
    const records = epochs(6).map(({ validationLoss, ...rest }, index) =>
      index === 2 || validationLoss === undefined ? rest : { ...rest, validationLoss },
    );
    const [panel] = panels(
      parseSvg(plotLearningCurves({ epochs: records }, { metrics: ["loss"] })),
    );
    const [training, validation] = find(panel!, "path").map(({ attributes }) => attributes["d"]!);
    expect(training!.split("M")).toHaveLength(2);
    expect(validation!.split("M")).toHaveLength(3);
  });

  it("puts its axes below each other where it is narrow", () => {
    const height = (width: number): number =>
      Number(parseSvg(plotLearningCurves({ epochs: epochs(3) }, { width })).attributes["height"]);
    expect(height(340)).toBeGreaterThan(height(720) + 300);
  });

  it("labels whole epochs alone, and a single epoch too", () => {
    const said = (count: number): string[] =>
      texts(parseSvg(plotLearningCurves({ epochs: epochs(count) }, { metrics: ["learningRate"] })));
    expect(said(3).filter((text) => /^[123]/.test(text))).toEqual(["1", "2", "3"]);
    expect(said(1).filter((text) => /^[12]/.test(text))).toEqual(["1"]);
  });

  it("counts epochs from 1 where several calls numbered them anew", () => {
    const svg = plotLearningCurves(
      { epochs: [...epochs(2), ...epochs(2)] },
      { metrics: ["learningRate"] },
    );
    expect(texts(parseSvg(svg))).toEqual(expect.arrayContaining(["1", "2", "3", "4"]));
  });

  it("has a log axis and a name for the loss where asked for", () => {
    const svg = plotLearningCurves(
      { epochs: epochs(3) },
      { lossScale: "log", lossLabel: "Cross-entropy (nats)" },
    );
    expect(texts(parseSvg(svg))).toContain("Cross-entropy (nats), log scale");
  });

  it("says that there is nothing where there is no epoch", () => {
    expect(texts(parseSvg(plotLearningCurves({ epochs: [] })))).toContain("No finite values");
  });

  it.each([[[]], [["f1"]]])("refuses the metrics %j", (metrics) => {
    const error = thrown(() => plotLearningCurves({ epochs: epochs(2) }, { metrics }));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error.where).toBe("plotLearningCurves, metrics");
  });
});
