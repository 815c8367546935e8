import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A fenced block of TypeScript in one of the project's documents. */
export interface CodeBlock {
  /** `docs/data.md:12`, the file and the line of the fence. */
  readonly place: string;
  readonly code: string;
  /** Whether the info string is `ts run`. */
  readonly runs: boolean;
  /** What the comments `// prints …` promise, in order. */
  readonly prints: readonly string[];
}

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** Paths of the README files and of every document in docs/, relative to the repository. */
export function documentPaths(): string[] {
  const inDocs = readdirSync(`${repository}/docs`, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path) => `docs/${path.replaceAll("\\", "/")}`);
  return ["README.md", "examples/README.md", ...inDocs.sort()];
}

/** Text of a file of the repository. */
export function readDocument(path: string): string {
  return readFileSync(`${repository}/${path}`, "utf8");
}

/** All TypeScript blocks of a document, in order. */
export function codeBlocks(path: string, text: string): CodeBlock[] {
  const fences = text.matchAll(/^```ts( run)?\n([\s\S]*?)^```$/gm);
  return [...fences].map((fence) => {
    const [, run, code = ""] = fence;
    const line = text.slice(0, fence.index).split("\n").length;
    const prints = [...code.matchAll(/\/\/ prints (.+)$/gm)].map((match) => match[1] ?? "");
    return { place: `${path}:${line}`, code, runs: run !== undefined, prints };
  });
}
