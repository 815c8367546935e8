import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../../src/errors/index.js";
import { picture, type PictureOptions } from "../../../src/plots/svg/picture.js";
import { thrown } from "../../datasets/support/thrown.js";
import { contentOf, find, parseSvg, texts } from "../support/parse-svg.js";

function draw(options: PictureOptions): string {
  return picture(options, {
    where: "plotIt",
    title: "It",
    description: "What it shows.",
    width: 300,
    draw: (width) => [{ markup: `<rect width="${width}" height="10"/>`, height: 10 }],
  });
}

describe("picture", () => {
  it("is an image with a name and a description, also where its heading is left out", () => {
    const root = parseSvg(draw({}));
    expect(root.attributes["role"]).toBe("img");
    expect(root.children[0]).toMatchObject({ name: "title", children: ["It"] });
    expect(root.children[1]).toMatchObject({ name: "desc", children: ["What it shows."] });
    expect(texts(root)).toEqual(["It"]);
    const untitled = parseSvg(draw({ title: "" }));
    expect(untitled.children[0]).toMatchObject({ name: "title", children: ["It"] });
    expect(texts(untitled)).toEqual([]);
  });

  it("takes title, description and width from its options, and gives what is left to draw", () => {
    const root = parseSvg(draw({ title: "<&>", description: "'\"", width: 400 }));
    expect(texts(root)).toEqual(["<&>"]);
    expect(find(root, "desc")[0]?.children).toEqual([`'"`]);
    expect(root.attributes).toMatchObject({ width: "400", viewBox: "0 0 400 74" });
    expect(find(root, "rect").map(({ attributes }) => attributes["width"])).toEqual(["400", "368"]);
  });

  it("follows the reader's preference, or has one theme whatever that is", () => {
    const styleOf = (options: PictureOptions): string =>
      contentOf(find(parseSvg(draw(options)), "style")[0]);
    expect(styleOf({})).toMatch(
      /fill:#ffffff.*@media screen and \(prefers-color-scheme:dark\).*fill:#15181d/,
    );
    expect(styleOf({ theme: "light" })).not.toMatch(/@media|#15181d/);
    expect(styleOf({ theme: "dark" })).toMatch(/^[^@]*fill:#15181d[^@]*@media print\{[^@]*#ffffff/);
  });

  it("has rules for its own root alone, and no identifiers, so that pages can hold many", () => {
    const svg = draw({ theme: "light" });
    const root = parseSvg(svg);
    const style = contentOf(find(root, "style")[0]);
    const selectors = style.split(/\{[^}]*\}/).filter((selector) => selector !== "");
    expect(selectors.length).toBeGreaterThan(10);
    expect(
      selectors.filter((selector) => selector.split(" ")[0] !== `.${root.attributes["class"]}`),
    ).toEqual([]);
    expect(svg).not.toMatch(/ id=/);
  });

  it.each([
    [{ width: 239 }, "plotIt, width"],
    [{ width: Number.NaN }, "plotIt, width"],
    [{ width: 1e9 }, "plotIt, width"],
  ])("refuses %j", (options, where) => {
    const error = thrown(() => draw(options));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error.where).toBe(where);
  });
});
