// Packs the package as it would be published, checks what is in it, installs it in an empty project,
// and there compiles and runs scripts/tarball-consumer.ts. Needs a build in dist/.

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("..", import.meta.url));
const compiler = join(repository, "node_modules/typescript/bin/tsc");
const allowedFiles = /^(?:(?:dist|src)\/.+|LICENSE|README\.md|package\.json)$/;
const neededFiles = ["LICENSE", "README.md", "package.json", "dist/index.js", "dist/index.d.ts"];
const compilerOptions = {
  target: "ES2022",
  lib: ["ES2022", "DOM"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
};

const project = mkdtempSync(join(tmpdir(), "ndnet-tarball-"));
try {
  const { filename, files } = pack();
  checkFiles(files.map(({ path }) => path));
  install(filename);
  compile({ module: "ESNext", moduleResolution: "Bundler", noEmit: true });
  compile({ module: "NodeNext", moduleResolution: "NodeNext", outDir: "." });
  execFileSync(process.execPath, ["tarball-consumer.js"], { cwd: project, stdio: "inherit" });
  console.log(`${filename}: ${files.length} files, checked in a project of its own.`);
} finally {
  rmSync(project, { recursive: true, force: true });
}

function npm(args, cwd) {
  const shell = process.platform === "win32";
  return execFileSync("npm", args, { cwd, shell, encoding: "utf8", maxBuffer: 2 ** 26 });
}

function pack() {
  const report = npm(
    ["pack", "--json", "--ignore-scripts", "--pack-destination", project],
    repository,
  );
  return JSON.parse(report)[0];
}

function checkFiles(paths) {
  const present = new Set(paths);
  const problems = [
    ...paths
      .filter((path) => !allowedFiles.test(path))
      .map((path) => `${path} does not belong there`),
    ...paths.filter((path) => /\.test(-d)?\./.test(path)).map((path) => `${path} is a test`),
    ...neededFiles.filter((path) => !present.has(path)).map((path) => `${path} is missing`),
    ...paths
      .filter((path) => path.endsWith(".d.ts") && path.startsWith("dist/"))
      .flatMap(mapProblems),
  ];
  if (problems.length > 0) throw new Error(`The tarball is wrong:\n${problems.join("\n")}`);

  function mapProblems(declaration) {
    const map = `${declaration}.map`;
    if (!present.has(map)) return [`${map} is missing`];
    const { sources } = JSON.parse(readFileSync(join(repository, map), "utf8"));
    return sources
      .map((source) => posix.join(posix.dirname(declaration), source))
      .filter((source) => !present.has(source))
      .map((source) => `${map} names ${source}, which is missing`);
  }
}

function install(filename) {
  writeFileSync(join(project, "package.json"), '{ "private": true, "type": "module" }\n');
  npm(["install", "--prefer-offline", "--no-audit", "--no-fund", `./${filename}`], project);
  copyFileSync(
    join(repository, "scripts/tarball-consumer.ts"),
    join(project, "tarball-consumer.ts"),
  );
}

function compile(options) {
  const tsconfig = {
    compilerOptions: { ...compilerOptions, ...options },
    files: ["tarball-consumer.ts"],
  };
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify(tsconfig));
  execFileSync(process.execPath, [compiler, "--project", "tsconfig.json"], {
    cwd: project,
    stdio: "inherit",
  });
}
