import { availableParallelism, cpus, loadavg, totalmem, type as systemName, arch } from "node:os";
import type { Facts } from "./results.js";

/** The machine, as far as it matters to figures. */
export function describeMachine(): Facts {
  const [processor] = cpus();
  const [load = 0] = loadavg();
  return {
    processor: processor?.model.trim() ?? "unknown",
    "processors used": availableParallelism(),
    "memory, GB": Math.round(totalmem() / 1e9),
    system: `${systemName()} ${arch()}`,
    Node: process.versions.node,
    V8: process.versions.v8,
    "load before": load.toFixed(2),
  };
}

/** A warning where others seem to use the machine; `undefined` where it is quiet. */
export function busyWarning(): string | undefined {
  const [load = 0] = loadavg();
  if (load < 0.3 * availableParallelism()) return undefined;
  return `The machine is busy (load ${load.toFixed(2)}): don't draw conclusions from these figures.`;
}
