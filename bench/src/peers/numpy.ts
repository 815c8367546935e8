import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Command } from "../processes/child-process.js";
import { ableContestant, type Contestant } from "./contestant.js";

const python = process.env["PYTHON"] ?? "python3";
const folder = fileURLToPath(new URL("../../python/", import.meta.url));
let missing: string | null | undefined;

function pythonProgram(file: string): Command {
  return { program: python, args: ["-B", `${folder}${file}`] };
}

/** Asked once: starting Python takes a while. */
function missingNumpy(): string | undefined {
  if (missing === undefined) {
    const { error, status } = spawnSync(python, ["-c", "import numpy"], { stdio: "ignore" });
    missing = error
      ? `${python} is not there`
      : status === 0
        ? null
        : `${python} has no package numpy`;
  }
  return missing ?? undefined;
}

const common = {
  ...ableContestant,
  family: "numpy",
  worker: pythonProgram("worker.py"),
  missing: missingNumpy,
};

/** How the notebooks compute. */
export const numpyFloat64: Contestant = {
  ...common,
  id: "numpy-float64",
  name: "NumPy float64",
  dtype: "float64",
};

export const numpyFloat32: Contestant = {
  ...common,
  id: "numpy-float32",
  name: "NumPy float32",
  dtype: "float32",
  firstBatch: pythonProgram("first_batch.py"),
};
