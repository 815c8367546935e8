import { describe, expect, it } from "vitest";
import {
  accuracyTable,
  missedRecipes,
  type AccuracyResult,
} from "../../../bench/src/accuracy/table.js";
import type { TrainingTime } from "../../../bench/src/accuracy/time-training.js";
import { endedAfter, reachedAfter, recipe, stoppedAfter } from "./training-times.js";

function result(name: string, ...times: TrainingTime[]): AccuracyResult {
  return { recipe, name, times, note: undefined };
}

/** The cells of the lines below the heading, by their columns. */
function cells(...results: AccuracyResult[]): Record<string, string>[] {
  const [heading = [], ...lines] = accuracyTable(results);
  return lines.map((line) => Object.fromEntries(heading.map((name, at) => [name, line[at] ?? ""])));
}

describe("accuracyTable", () => {
  it("has the median of the seconds with the least and the most", () => {
    const [line] = cells(result("ndnet", reachedAfter(3), reachedAfter(2), reachedAfter(7)));
    expect(line).toMatchObject({ seconds: "3.00 (2.00–7.00)", epochs: "5" });
  });

  it("has no spread of a single training", () => {
    expect(cells(result("ndnet", reachedAfter(3)))[0]).toMatchObject({ seconds: "3.00" });
  });

  it("says what a seed reached that failed, and counts it as longer than any other", () => {
    const [line] = cells(result("ndnet", reachedAfter(2), endedAfter(9, 0.9789), reachedAfter(3)));
    expect(line?.["seconds"]).toBe("3.00 (2.00–never); seed 1 reached 97.89 %, ended after 9.00 s");
  });

  it("has no median where most seeds failed", () => {
    const failed = endedAfter(9, 0.97);
    const [line] = cells(result("ndnet", failed, reachedAfter(2), failed));
    expect(line?.["seconds"]).toMatch(/^never \(2\.00–never\); seed 0 reached .*; seed 2 reached/);
  });

  it.each([
    ["yes", [reachedAfter(4.9), reachedAfter(4.9), reachedAfter(60)]],
    ["no", [reachedAfter(5)]],
    ["no", [reachedAfter(4), endedAfter(4, 0.97), endedAfter(4, 0.97)]],
  ] as const)("says %s beside what is wanted, by the median of all", (verdict, times) => {
    const [line, other] = cells(result("ndnet", ...times), result("other", reachedAfter(1)));
    expect(line?.["wanted"]).toBe(`under 5: ${verdict}`);
    expect(other?.["wanted"]).toBe("");
  });

  it("compares seed by seed: the median of the ratios, not the ratio of the medians", () => {
    const own = result("ndnet", reachedAfter(1), reachedAfter(2), reachedAfter(4));
    const other = result("other", reachedAfter(10), reachedAfter(8), reachedAfter(12));
    expect(cells(own, other)[1]?.["as slow"]).toBe("4.00 ×");
  });

  it("has a ratio below 1 where another library is faster", () => {
    const [, line] = cells(result("ndnet", reachedAfter(4)), result("other", reachedAfter(2)));
    expect(line?.["as slow"]).toBe("0.500 ×");
  });

  it("has a bound where the other was stopped, beside the same seed of ndnet", () => {
    const own = result("ndnet", reachedAfter(3), reachedAfter(1), reachedAfter(1));
    const [, line] = cells(own, result("other", stoppedAfter(30)));
    expect(line).toMatchObject({ seconds: "stopped after 30 s", "as slow": "> 10.0 ×" });
  });

  it("has no bound that is below 1", () => {
    const [, line] = cells(result("ndnet", reachedAfter(40)), result("other", stoppedAfter(20)));
    expect(line).toMatchObject({ seconds: "stopped after 20 s", "as slow": "" });
  });

  it("has no ratio to a training of ndnet that failed", () => {
    const own = result("ndnet", endedAfter(3, 0.97));
    expect(cells(own, result("other", reachedAfter(30)))[1]?.["as slow"]).toBe("");
  });

  it("says why a library did not train", () => {
    const unable = { ...result("other"), note: "is not installed" };
    const [, line] = cells(result("ndnet", reachedAfter(4)), unable);
    expect(line).toMatchObject({ seconds: "is not installed", "as slow": "", epochs: "" });
  });

  it("names accuracy and network once for each recipe", () => {
    const another = { ...result("ndnet", reachedAfter(2)), recipe: { ...recipe, target: 0.994 } };
    const lines = cells(
      result("ndnet", reachedAfter(4)),
      result("other", reachedAfter(5)),
      another,
    );
    expect(lines.map((line) => line["test accuracy"])).toEqual(["98.0 %", "", "99.4 %"]);
  });
});

describe("missedRecipes", () => {
  const { wantedSeconds, ...unhurried } = recipe;

  it("has those whose median is not below what is wanted", () => {
    expect(missedRecipes([result("ndnet", reachedAfter(Number(wantedSeconds)))])).toEqual([recipe]);
    expect(missedRecipes([result("ndnet", reachedAfter(4.9))])).toEqual([]);
  });

  it("has those that never got there, also where no time is wanted", () => {
    const failed = { ...result("ndnet", endedAfter(1, 0.97)), recipe: unhurried };
    expect(missedRecipes([failed])).toEqual([unhurried]);
    const reached = { ...result("ndnet", reachedAfter(1e6)), recipe: unhurried };
    expect(missedRecipes([reached])).toEqual([]);
  });

  it("asks nothing of other libraries", () => {
    const own = result("ndnet", reachedAfter(1));
    expect(missedRecipes([own, result("other", stoppedAfter(30))])).toEqual([]);
  });
});
