import { describe, expect, it } from "vitest";
import { readAccuracyOptions, type AccuracyOptions } from "../../../bench/src/accuracy/options.js";
import { recipes } from "../../../bench/src/accuracy/recipes.js";

function optionsOf(...args: string[]): AccuracyOptions {
  const options = readAccuracyOptions(args);
  if (typeof options === "string") throw new Error(options);
  return options;
}

describe("readAccuracyOptions", () => {
  it("measures every recipe with every library three times by default", () => {
    expect(optionsOf()).toMatchObject({
      recipes,
      repetitions: 3,
      withOthers: true,
      markdown: false,
    });
  });

  it("takes the recipes of --targets in their order", () => {
    expect(optionsOf("--targets", "99,98").recipes.map(({ id }) => id)).toEqual(["99", "98"]);
  });

  it.each(["97", "", "98,"])(
    "refuses the target list %j and names those that there are",
    (text) => {
      expect(() => optionsOf("--targets", text)).toThrow(/There are: 98, 98\.5, 99, 99\.4/);
    },
  );

  it.each([["--targets", "98"], ["--alone"]])(
    "refuses --markdown with %s, which would replace the whole table by a part of it",
    (...args) => {
      expect(() => optionsOf("--markdown", ...args)).toThrow(/--markdown replaces the whole table/);
    },
  );

  it("takes --markdown with --repetitions and --limit", () => {
    const options = optionsOf("--markdown", "--repetitions", "5", "--limit", "60");
    expect(options).toMatchObject({ markdown: true, repetitions: 5, limitSeconds: 60 });
  });

  it("takes a limit that a timer takes, and none that is longer", () => {
    expect(optionsOf("--limit", "2147483").limitSeconds * 1000).toBeLessThan(2 ** 31);
    expect(() => optionsOf("--limit", "2147484")).toThrow(RangeError);
    expect(() => optionsOf("--limit", "1e9")).toThrow(
      '--limit: a whole number from 1 to 2147483 expected, received "1e9"',
    );
  });

  it.each(["0", "-1", "1.5", "many", "", "NaN"])("refuses %j repetitions", (text) => {
    expect(() => optionsOf(`--repetitions=${text}`)).toThrow(/--repetitions: a whole number/);
  });

  it("keeps the command, so that the table can say how it was made", () => {
    expect(optionsOf().command).toBe("npm run bench:accuracy");
    expect(optionsOf("--limit", "60", "--alone").command).toBe(
      "npm run bench:accuracy -- --limit 60 --alone",
    );
  });

  it("gives a text where help is asked for", () => {
    expect(readAccuracyOptions(["--help"])).toContain("--repetitions <n>");
  });
});
