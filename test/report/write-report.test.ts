import { describe, expect, it, vi } from "vitest";
import { tensor } from "../../src/index.js";
import { writeReport, type ReportOptions } from "../../src/report/index.js";
import { find, type SvgElement } from "../plots/support/parse-svg.js";
import {
  evaluation,
  everything,
  exampleModel,
  history,
  images,
  labels,
  predictions,
} from "./example-run.js";
import { facts, parsePage, tableRows, textOf } from "./parse-page.js";

const model = exampleModel();
const write = (options: ReportOptions = {}): string =>
  writeReport(history, model, evaluation, options);
const full = write(everything);

const sectionIds = (root: SvgElement): string[] =>
  find(root, "section").map(({ attributes }) => attributes["id"] ?? "");

describe("writeReport", () => {
  it("has all sections, in order, each named by its heading", () => {
    const root = parsePage(full);
    expect(sectionIds(root)).toEqual([
      "set-up",
      "model",
      "curves",
      "confusions",
      "mistakes",
      "time",
    ]);
    for (const section of find(root, "section")) {
      const id = section.attributes["aria-labelledby"];
      expect(find(section, "h2").map(({ attributes }) => attributes["id"])).toEqual([id]);
    }
    expect(find(root, "h1").map(textOf)).toEqual(["A run"]);
    expect(textOf(root)).toContain("Why it was made.");
    expect(textOf(root)).toContain("2025-01-31 12:00 UTC");
  });

  it("gives settings, environment, figures and times as they are", () => {
    expect(Object.fromEntries(facts(full))).toEqual({
      Accuracy: "75.00 %",
      Loss: "0.4321",
      Epochs: "3",
      "Training time": "6.0 s",
      "Samples a second": "300",
      Parameters: "43",
      "1 Dense": "weight initializer GlorotUniform, bias initializer Zeros, use bias yes",
      "3 Dense": "weight initializer GlorotUniform, bias initializer Zeros, use bias yes",
      "Learning rate": "0.1",
      Seed: "42",
      Optimizer: "SGD",
      Shuffled: "yes",
      Runtime: "a browser",
      "All epochs": "6.0 s",
      "Mean epoch": "2.0 s, 300 samples/s",
      "Fastest epoch": "1.0 s, 600 samples/s",
      "Slowest epoch": "3.0 s, 200 samples/s",
    });
  });

  it("reckons the throughput of an epoch from the rows that it went through", () => {
    const epochs = history.epochs.map((epoch) => ({ ...epoch, rows: 600 }));
    epochs[0] = { ...epochs[0]!, rows: 150 };
    const page = writeReport({ epochs }, model, undefined);
    expect(tableRows(page, "Epochs").map((row) => row.at(-1))).toEqual([
      ...["Samples a second", "150", "300", "200"],
    ]);
    const found = facts(page);
    expect(found.get("Samples a second")).toBe("225");
    expect(found.get("Mean epoch")).toBe("2.0 s, 225 samples/s");
    expect(found.get("Fastest epoch")).toBe("1.0 s, 150 samples/s");
  });

  it("has the layers, shapes and parameters of summary() as a table", () => {
    expect(tableRows(full, "Layers of the model")).toEqual([
      ["#", "Layer", "Output shape", "Parameters"],
      ["1", "Dense", "batch × 5", "25"],
      ["2", "ReLU", "batch × 5", "0"],
      ["3", "Dense", "batch × 3", "18"],
      ["4", "Softmax", "batch × 3", "0"],
      [" ", "Total", " ", "43"],
    ]);
    expect(model.summary()).toContain("Total: 43 parameters");
  });

  it("writes shares in per cent on the curves' axes as in its tables", () => {
    const epochs = [1, 2].map((epoch) => ({
      ...{ epoch, loss: 1 },
      metrics: { f1: 0.5, validationF1: 0.25 },
    }));
    const page = writeReport({ epochs }, model, undefined);
    expect(page).toContain(">F1 (%)<");
    expect(tableRows(page, "Epochs")).toEqual([
      ["Epoch", "Loss", "F1", "Validation F1"],
      ["1", "1.000", "50.00 %", "25.00 %"],
      ["2", "1.000", "50.00 %", "25.00 %"],
    ]);
  });

  it("leaves out the accuracy that the metric ConfusionMatrix repeats", () => {
    const epochs = [1, 2].map((epoch) => ({
      ...{ epoch, loss: 1, accuracy: 0.5 },
      metrics: { confusionMatrix: 0.5, validationConfusionMatrix: 0.5 },
    }));
    const evaluated = { loss: 1, accuracy: 0.5, confusionMatrix: 0.5 };
    expect(writeReport({ epochs }, model, evaluated)).not.toContain("Confusion matrix");
  });

  it("draws metrics of one's own, and the learning rate where it changes", () => {
    const steps = history.epochs.map((epoch) => ({ ...epoch, learningRate: 1 / epoch.epoch }));
    const changed = writeReport({ epochs: steps }, model, evaluation);
    expect(full).toContain(">F1 (%)<");
    expect(full).not.toContain(">Learning rate</text>");
    expect(changed).toContain(">Learning rate</text>");
  });

  it("leaves out what there is no data for", () => {
    expect(sectionIds(parsePage(write()))).toEqual(["set-up", "model", "curves", "time"]);
    const least = writeReport({ epochs: [] }, model, undefined);
    expect(sectionIds(parsePage(least))).toEqual(["model"]);
    expect([...facts(least).keys()]).toEqual(["Epochs", "Parameters", "1 Dense", "3 Dense"]);
    const untimed = writeReport({ epochs: [{ epoch: 1, loss: 1 }] }, model, undefined);
    expect(find(parsePage(untimed), "h2").map(textOf)).toEqual([
      "Model",
      "Learning curves",
      "Epochs",
    ]);
  });

  it("shows the validation's figures where nothing was evaluated, else the training's", () => {
    const [name] = facts(writeReport(history, model, undefined)).keys();
    const epochs = [{ epoch: 1, loss: 1, accuracy: 0.5 }];
    const [other] = facts(writeReport({ epochs }, model, undefined)).keys();
    expect([name, other]).toEqual([
      "Validation accuracy, last epoch",
      "Training accuracy, last epoch",
    ]);
  });

  it("has no accuracy where targets are no classes", () => {
    const html = writeReport({ epochs: [] }, model, { loss: 1, accuracy: Number.NaN, r2: 0.5 });
    expect([...facts(html).keys()].slice(0, 4)).toEqual(["Loss", "Epochs", "Parameters", "R2"]);
  });

  it("asks the model for predictions where none are given, once", () => {
    const predict = vi.fn(() => predictions);
    const { layers, dtype } = model;
    const html = writeReport(history, { layers, dtype, predict }, evaluation, {
      test: { images, labels },
    });
    expect(predict.mock.calls).toEqual([[images]]);
    expect(html).toContain("3 of 4 samples right");
    expect(html).toContain("1 mistake in 4 images");
  });

  it("says why there are no mistakes where predictions are no probabilities", () => {
    const logits = tensor([9, 0, 0, 0, 9, 0, 0, 0, 9, 0, 9, 0], [4, 3]);
    for (const given of [logits, [0, 1, 2, 1]]) {
      const html = write({ test: { images, labels, predictions: given } });
      expect(html).toContain("no probabilities");
      expect(html).toContain("3 of 4 samples right");
    }
  });

  it("takes one column of probabilities for those of class 1", () => {
    const html = write({
      test: { images, labels: [0, 1, 1, 0], predictions: tensor([0.1, 0.9, 0.25, 0.2], [4, 1]) },
    });
    expect(html).toContain("Image 2: predicted 0, labelled 1, with 75.0\u00A0%");
  });

  it("escapes all texts that it is given", () => {
    const evil = `<script>alert("1")</script>&'`;
    const html = writeReport(
      history,
      model,
      { ...evaluation, [evil]: 1 },
      {
        ...everything,
        title: evil,
        description: evil,
        date: evil,
        lossLabel: evil,
        settings: { [evil]: evil },
        environment: { [evil]: evil },
        classes: [evil, "", "\u0000"],
      },
    );
    expect(find(parsePage(html), "script")).toEqual([]);
    expect(find(parsePage(html), "h1").map(textOf)).toEqual([evil]);
    expect(facts(html).get(evil)).toBe(evil);
  });

  it("needs nothing from outside, and has no scripts", () => {
    const markup = full.replaceAll('xmlns="http://www.w3.org/2000/svg"', "");
    expect(markup).not.toMatch(/https?:|\/\/|@import|url\(|<script|\son\w+=/i);
    const links = find(parsePage(full), "image").map(({ attributes }) => attributes["href"] ?? "");
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !link.startsWith("data:image/png;base64,"))).toEqual([]);
    expect(full).toContain("default-src &#39;none&#39;");
  });

  it("has every picture in several widths, of which its room shows one", () => {
    const figures = find(parsePage(full), "figure");
    const classes = figures.map(({ children }) =>
      children.flatMap((child) => (typeof child === "string" ? [] : [child.attributes["class"]])),
    );
    expect(classes).toEqual([
      ["full", "wide", "medium", "narrow"],
      ["medium", "narrow"],
      ["full", "wide", "medium", "narrow"],
      ["medium", "narrow"],
    ]);
  });

  it("follows the reader's system, or has the theme that is asked for", () => {
    expect(full).toContain("@media screen and (prefers-color-scheme:dark)");
    for (const theme of ["light", "dark"] as const) {
      const html = write({ ...everything, theme });
      expect(html).not.toContain("prefers-color-scheme");
      expect(html).not.toContain("ndnet-plot-auto");
      expect(html).toContain(`name="color-scheme" content="${theme}"`);
    }
  });

  it("has each id once", () => {
    const ids = [...full.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("is the same text for the same arguments", () => {
    expect(write(everything)).toBe(full);
  });
});
