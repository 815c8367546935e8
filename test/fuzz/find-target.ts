import { plantedTargets } from "./planted-targets.js";
import { type Target } from "./target.js";
import { targets } from "./targets/index.js";

/** The target of this name, planted ones too. */
export function findTarget(name: string): Target {
  const known = [...targets, ...plantedTargets];
  const found = known.find((target) => target.name === name);
  if (found !== undefined) return found;
  throw new Error(`no target ${name}; there are ${known.map((target) => target.name).join(", ")}`);
}
