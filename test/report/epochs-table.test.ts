import { describe, expect, it } from "vitest";
import { Dense, ReLU, Sequential, Softmax } from "../../src/index.js";
import { writeReport } from "../../src/report/index.js";
import { find } from "../plots/support/parse-svg.js";
import { evaluation, everything, exampleModel, history } from "./example-run.js";
import { facts, parsePage, tableRows } from "./parse-page.js";

const model = exampleModel();
const full = writeReport(history, model, evaluation, everything);

describe("table of epochs", () => {
  it("has a row for every epoch, without columns that no epoch has", () => {
    expect(tableRows(full, "Epochs").slice(0, 2)).toEqual([
      ["Epoch", "Loss", "Accuracy", "F1", "Validation loss", "Validation accuracy"].concat([
        "Time",
        "Samples a second",
      ]),
      ["1", "1.000", "50.00 %", "25.00 %", "1.500", "25.00 %", "1.0 s", "600"],
    ]);
    const bare = writeReport({ epochs: [{ epoch: 1, loss: 2, accuracy: NaN }] }, model, evaluation);
    expect(tableRows(bare, "Epochs")).toEqual([
      ["Epoch", "Loss"],
      ["1", "2.000"],
    ]);
  });

  it("has columns of one's own metrics on both sides, and of the learning rate where it changes", () => {
    const epochs = [1, 2].map((epoch) => ({
      ...{ epoch, loss: 1, learningRate: 0.1 ** epoch },
      metrics: { topThree: 3 * epoch, validationTopThree: 2 * epoch },
    }));
    const page = writeReport({ epochs }, model, evaluation);
    expect(tableRows(page, "Epochs")).toEqual([
      ["Epoch", "Loss", "Top three", "Validation top three", "Learning rate"],
      ["1", "1.000", "3.000", "2.000", "0.1"],
      ["2", "1.000", "6.000", "4.000", "0.01"],
    ]);
    expect(facts(page).get("Learning rate by epoch")).toBe("0.1 to 0.01");
  });

  it("shows names that have control characters without them", () => {
    class Hostile extends ReLU {
      override get name(): string {
        return "\u001b[31mRed\nline\u0000\u202E";
      }
    }
    const hostile = new Sequential(new Dense(4, 3), new Hostile(), new Softmax());
    const epochs = [{ epoch: 1, metrics: { "a\u001b[2J\nb": 1 } }];
    const page = writeReport({ epochs }, hostile, { ...evaluation, "c\u0007d": 1 });
    // eslint-disable-next-line no-control-regex
    expect(page).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
  });

  it("folds a table of many epochs", () => {
    const epochs = Array.from({ length: 21 }, (_, index) => ({ epoch: index + 1, loss: 1 }));
    const isOpen = (count: number): boolean => {
      const page = parsePage(writeReport({ epochs: epochs.slice(0, count) }, model, evaluation));
      return find(page, "details")[0]?.attributes["open"] !== undefined;
    };
    expect([isOpen(20), isOpen(21)]).toEqual([true, false]);
  });
});
