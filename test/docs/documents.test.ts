import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as ndnet from "ndnet";
import * as datasets from "ndnet/datasets";
import * as formats from "ndnet/formats";
import * as node from "ndnet/node";
import * as onnx from "ndnet/onnx";
import * as plots from "ndnet/plots";
import * as report from "ndnet/report";
import * as terminal from "ndnet/terminal";
import * as worker from "ndnet/worker";
import { describe, expect, it } from "vitest";
import { documentPaths, readDocument } from "../support/markdown.js";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** Names in code font: `` `Dense` ``, `` `new Dense(…)` ``. */
function namesIn(text: string): Set<string> {
  const spans = text.matchAll(/`([^`\n]+)`/g);
  return new Set([...spans].flatMap(([, code = ""]) => code.match(/[A-Za-z_]\w*/g) ?? []));
}

describe("README.md", () => {
  const readme = readDocument("README.md");

  it.each([
    ["ndnet", Object.keys(ndnet)],
    ["ndnet/datasets", Object.keys(datasets)],
    ["ndnet/formats", Object.keys(formats)],
    ["ndnet/node", Object.keys(node)],
    ["ndnet/onnx", Object.keys(onnx)],
    ["ndnet/plots", Object.keys(plots)],
    ["ndnet/report", Object.keys(report)],
    ["ndnet/terminal", Object.keys(terminal)],
    ["ndnet/worker", Object.keys(worker)],
  ])("names everything that %s exports", (_entry, exported) => {
    const names = namesIn(readme);
    expect(exported.filter((name) => !names.has(name))).toEqual([]);
  });

  it("gives the two commands under their headings", () => {
    const command = (heading: string): string | undefined =>
      new RegExp(`^## ${heading}\\n[\\s\\S]*?\`\`\`sh\\n(.*)\\n`, "m").exec(readme)?.[1];
    expect(command("Train on MNIST")).toBe("npm ci && npm run mnist");
    expect(command("Run the tests")).toBe("npm ci && npm test");
  });

  it("names scripts that package.json has", () => {
    const { scripts } = JSON.parse(readDocument("package.json")) as { scripts: object };
    const named = [...readme.matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => script);
    expect(named.filter((script) => !Object.keys(scripts).includes(script ?? ""))).toEqual([]);
  });
});

describe.each(documentPaths())("%s", (path) => {
  it("links to files that are there", () => {
    const links = [...readDocument(path).matchAll(/\]\((?!https?:|#)([^)#]+)/g)];
    const targets = links.map(([, target = ""]) => join(repository, dirname(path), target));
    expect(targets.filter((target) => !existsSync(target))).toEqual([]);
  });
});

describe("docs/mathematics.md", () => {
  it("names every layer, activation, loss, optimizer, initializer, regularizer, metric and schedule", () => {
    const weights = ["Initializer", "Regularizer"] as const;
    const bases = ["Layer", "Loss", "Optimizer", ...weights, "Metric", "Schedule"] as const;
    const isKind = (value: unknown): boolean =>
      typeof value === "function" && bases.some((base) => value.prototype instanceof ndnet[base]);
    const abstract = ["Activation"];
    const classes = Object.entries(ndnet)
      .filter(([name, value]) => isKind(value) && !abstract.includes(name))
      .map(([name]) => name);
    const names = namesIn(readDocument("docs/mathematics.md"));
    expect(classes.filter((name) => !names.has(name))).toEqual([]);
  });
});

describe("docs/errors.md", () => {
  it("names every error with its code", () => {
    const details = { where: "w", expected: "e", received: "r", step: 0, layer: "l" };
    const errors = Object.values(ndnet).filter(
      (value): value is typeof ndnet.ArgumentError =>
        typeof value === "function" && value.prototype instanceof ndnet.NdnetError,
    );
    const document = readDocument("docs/errors.md");
    for (const ErrorClass of errors) {
      const { name, code } = new ErrorClass(details);
      expect(document).toMatch(new RegExp(`^\\| \`${name}\` +\\| \`${code}\` `, "m"));
    }
  });
});
