import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runNode, writeTinyMnist } from "../support/example-process.js";
import { codeBlocks, documentPaths, readDocument, type CodeBlock } from "../support/markdown.js";
import { toJavaScript, typeErrors } from "../support/type-check.js";

const blocks: readonly CodeBlock[] = documentPaths().flatMap((path) =>
  codeBlocks(path, readDocument(path)),
);
const running = blocks.filter(({ runs }) => runs);

describe("codeBlocks", () => {
  it("finds the TypeScript blocks of a text, and no others", () => {
    const text = "A\n\n```ts run\nf(); // prints 1\n```\n\n```sh\nls\n```\n\n```ts\ng();\n```\n";
    expect(codeBlocks("a.md", text)).toEqual([
      { place: "a.md:3", code: "f(); // prints 1\n", runs: true, prints: ["1"] },
      { place: "a.md:11", code: "g();\n", runs: false, prints: [] },
    ]);
  });
});

describe("the code in README.md and docs/", () => {
  let errors: Map<string, string[]>;
  let mnist: string;

  beforeAll(async () => {
    const wrong = 'import { Dense } from "ndnet";\nnew Dense("784", 10);\nexport {};\n';
    errors = typeErrors(
      new Map([["wrong", wrong], ...blocks.map(({ place, code }) => [place, code] as const)]),
    );
    mnist = await writeTinyMnist(40, 20);
  }, 120_000);

  afterAll(async () => {
    await rm(mnist, { recursive: true });
  });

  it("is held against the types of src: a wrong call is found", () => {
    expect(errors.get("wrong")?.join()).toContain("not assignable to parameter of type 'number'");
  });

  it("is there: README.md has a block that runs", () => {
    expect(running.map(({ place }) => place.split(":")[0])).toContain("README.md");
  });

  it.each(blocks)("compiles: $place", ({ place }) => {
    expect(errors.get(place)).toEqual([]);
  });

  it.concurrent.each(running)(
    "runs and prints what its comments say: $place",
    async ({ code, prints }) => {
      const options = ["--input-type=module", "--eval", toJavaScript(code)];
      const result = await runNode(options, mnist);
      expect(result.errors).toBe("");
      expect(result.status).toBe(0);
      const lines = result.output.split("\n");
      expect(lines.filter((line) => prints.includes(line))).toEqual(prints);
    },
    60_000,
  );

  it("promises output only where it is run", () => {
    expect(blocks.filter(({ runs, prints }) => !runs && prints.length > 0)).toEqual([]);
  });
});
