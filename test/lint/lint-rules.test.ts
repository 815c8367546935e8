import { beforeAll, describe, expect, it } from "vitest";
import { errorFixtures } from "./fixtures/error-fixtures.js";
import { importFixtures } from "./fixtures/import-fixtures.js";
import { platformFixtures } from "./fixtures/platform-fixtures.js";
import { styleFixtures } from "./fixtures/style-fixtures.js";
import { typeFixtures } from "./fixtures/type-fixtures.js";
import { brokenRules } from "./lint-project.js";

const bottom = ["errors", "tensor"];
const network = [...bottom, "backends", "initializers", "regularizers", "parameters"];
const training = ["layers", "activations", "losses", "optimizers", "metrics", "callbacks"];

/** Which folder of src may import which others. */
const directions: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  tensor: ["errors"],
  platform: bottom,
  backends: [...bottom, "platform"],
  initializers: [...bottom, "backends"],
  regularizers: [...bottom, "backends"],
  parameters: [...bottom, "backends", "initializers", "regularizers"],
  layers: network,
  activations: [...network, "layers"],
  losses: [...network, "layers"],
  optimizers: network,
  metrics: [...network, "layers"],
  schedules: bottom,
  callbacks: [...network, "optimizers", "metrics", "platform", "schedules", "terminal"],
  models: [...network, ...training, "formats", "terminal"],
  "gradient-check": [...network, "layers", "losses", "models"],
  compression: ["errors", "platform"],
  formats: [...bottom, "platform", "compression"],
  onnx: [...network, "layers", "activations", "models", "compression", "formats"],
  datasets: [...bottom, "backends", "platform", "compression", "formats"],
  node: [...network, "platform", "layers", "formats", "models"],
  plots: [...bottom, "platform", "compression"],
  report: [...network, "layers", "callbacks", "metrics", "models", "plots", "terminal"],
  terminal: [...bottom, "platform", "plots"],
  worker: [...network, ...training, "models", "datasets"],
};

const folders = Object.keys(directions);
const pairs = folders.flatMap((from) =>
  folders.filter((to) => to !== from).map((to) => ({ from, to, path: `src/${from}/to-${to}.ts` })),
);

/** What other files import; all of these pass. */
const surroundings: Readonly<Record<string, string>> = {
  "src/errors/shape-error.ts": "export class ShapeError extends Error {}\n",
  ...Object.fromEntries(
    folders.flatMap((folder) => [
      [`src/${folder}/index.ts`, 'export { size } from "./size.js";\n'],
      [`src/${folder}/size.ts`, "export const size = 1;\n"],
    ]),
  ),
};

const fixtures = [
  ...typeFixtures,
  ...importFixtures,
  ...platformFixtures,
  ...errorFixtures,
  ...styleFixtures,
];

let found: Map<string, string[]>;

beforeAll(async () => {
  found = await brokenRules({
    ...surroundings,
    ...Object.fromEntries(fixtures.map(({ path, text }) => [path, text])),
    ...Object.fromEntries(pairs.map(({ to, path }) => [path, `import "../${to}/index.js";\n`])),
  });
}, 60_000);

describe("lint rules", () => {
  it("the files that the others import pass", () => {
    expect(Object.keys(surroundings).filter((path) => found.get(path)?.length !== 0)).toEqual([]);
  });

  for (const { title, path, rules } of fixtures) {
    it(title, () => {
      expect(found.get(path)).toEqual(rules);
    });
  }
});

describe("import directions", () => {
  for (const [folder, allowed] of Object.entries(directions)) {
    it(`src/${folder} may import ${allowed.join(", ") || "nothing"}`, () => {
      const others = pairs.filter(({ from }) => from === folder);
      for (const { to, path } of others) {
        const expected = allowed.includes(to) ? [] : ["ndnet/import-directions"];
        expect(found.get(path), path).toEqual(expected);
      }
    });
  }
});
