import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Replaces what stands between two marks of a document, `<!-- command:begin, … -->` and
 * `<!-- command:end -->`.
 *
 * @param document Its path from the repository's root.
 * @param command The script of package.json that writes there with `--markdown`.
 * @returns The document's whole path.
 * @throws {Error} when the marks are not there.
 */
export function fillDocument(document: string, command: string, contents: string): string {
  const begin = `<!-- ${command}:begin, written by \`npm run ${command} -- --markdown\`, not to be edited -->`;
  const end = `<!-- ${command}:end -->`;
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  const path = `${root}${document}`;
  const text = readFileSync(path, "utf8");
  const [start, stop] = [text.indexOf(begin), text.indexOf(end)];
  if (start < 0 || stop < start) throw new Error(`${path} lacks the marks ${begin} and ${end}`);
  const before = text.slice(0, start + begin.length);
  writeFileSync(path, `${before}\n\n${contents}\n\n${text.slice(stop)}`);
  const prettier = `${root}node_modules/prettier/bin/prettier.cjs`;
  spawnSync(process.execPath, [prettier, "--write", path], { cwd: root, stdio: "ignore" });
  return path;
}
