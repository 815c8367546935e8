import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The compilation itself, which takes some seconds, is left to `npm run check:kernels`. */
it("the compiled kernels are those of the sources, options and compiler that are here now", () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ["scripts/build-kernels.mjs", "--sources"],
    { cwd: root, encoding: "utf8" },
  );
  expect(stderr).toBe("");
  expect(status).toBe(0);
});

it("an argument that the script doesn't know is refused", () => {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/build-kernels.mjs", "--chekc"], {
    cwd: root,
    encoding: "utf8",
  });
  expect(stderr).toContain("--check");
  expect(status).toBe(1);
});
