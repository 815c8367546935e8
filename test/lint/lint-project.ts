import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";

const repository = fileURLToPath(new URL("../..", import.meta.url));

const tsconfig = {
  extends: join(repository, "tsconfig.json"),
  compilerOptions: { paths: {}, types: [] },
  include: ["src", "test", "examples", "bench"],
};

/**
 * Lints files of a throw-away project, laid out as this one, under this project's own rules.
 *
 * The files are written to a temporary folder, since rules that use types or follow imports read
 * them from there.
 *
 * @returns the rules that each file breaks, each rule once, in alphabetical order.
 */
export async function brokenRules(
  files: Readonly<Record<string, string>>,
): Promise<Map<string, string[]>> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "ndnet-lint-")));
  try {
    writeFileSync(join(root, "package.json"), '{ "type": "module" }');
    writeFileSync(join(root, "tsconfig.json"), JSON.stringify(tsconfig));
    symlinkSync(join(repository, "node_modules"), join(root, "node_modules"), "junction");
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const eslint = new ESLint({
      cwd: root,
      overrideConfigFile: join(repository, "eslint.config.js"),
    });
    const results = await eslint.lintFiles(Object.keys(files));
    return new Map(
      results.map(({ filePath, messages }) => [
        relative(root, filePath).replaceAll("\\", "/"),
        [...new Set(messages.map(({ ruleId, message }) => ruleId ?? message))].sort(),
      ]),
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
