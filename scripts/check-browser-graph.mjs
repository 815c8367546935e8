// Checks that a browser can load the package's entries: neither they nor anything that they import, at
// once or later, here or in a dependency, imports a module of Node.

import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { createNodeResolver } from "eslint-plugin-import-x";
import typescript from "typescript";
import { builtEntries } from "./package-entries.mjs";

const repository = fileURLToPath(new URL("..", import.meta.url));
// `ndnet/node` is for Node alone.
const entries = builtEntries.filter((file) => file !== "dist/node/index.js");

const resolver = createNodeResolver({
  extensions: [".js", ".json"],
  conditionNames: ["browser", "import", "require", "default"],
  mainFields: ["browser", "module", "main"],
});

const visited = new Set();
const problems = [];
for (const entry of entries) visit(fileURLToPath(new URL(`../${entry}`, import.meta.url)));

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`${entries.join(", ")} reach ${visited.size} modules, none of them Node's.`);

function visit(file) {
  if (visited.has(file)) return;
  visited.add(file);
  const { importedFiles } = typescript.preProcessFile(readFileSync(file, "utf8"), true, true);
  for (const { fileName: specifier } of importedFiles) {
    const name = relative(repository, file);
    if (isBuiltin(specifier)) {
      problems.push(`${name} imports ${specifier}, which no browser has.`);
      continue;
    }
    const { found, path } = resolver.resolve(specifier, file);
    if (found) visit(path);
    else problems.push(`${name} imports ${specifier}, which cannot be found.`);
  }
}
