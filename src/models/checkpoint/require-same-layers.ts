import { ArgumentError } from "../../errors/index.js";

/** @throws {ArgumentError} naming the first layer that differs, or their numbers. */
export function requireSameLayers(had: readonly unknown[], has: readonly unknown[]): void {
  const index = has.findIndex((layer, i) => JSON.stringify(layer) !== JSON.stringify(had[i]));
  const fix =
    "Give fit the model that the training had: the same layers of the same widths and options.";
  if (had.length !== has.length) {
    const first = `layer ${index + 1} is ${classOf(has[index])}`;
    throw new ArgumentError({
      where: "fit, resume, layers",
      expected: `${had.length} layers, as the training had`,
      received: `${has.length}, of which ${index < 0 ? "the first are the same" : first}`,
      fix,
    });
  }
  const [before, now] = firstDifference(had[index], has[index]);
  throw new ArgumentError({
    where: `fit, resume, layers, layer ${index + 1} of ${has.length}`,
    expected: `${classOf(had[index])}${before}, as the training had`,
    received: `${classOf(has[index])}${now}`,
    fix,
  });
}

/** Where two descriptions differ first, with what each has there: `, arguments.1.mean.0: 0.5`. */
function firstDifference(had: unknown, has: unknown, path = ""): readonly [string, string] {
  const [before, now] = [membersOf(had), membersOf(has)];
  const key = [...before.keys(), ...now.keys()].find(
    (name) => JSON.stringify(before.get(name)) !== JSON.stringify(now.get(name)),
  );
  if (key !== undefined) {
    return firstDifference(before.get(key), now.get(key), path === "" ? key : `${path}.${key}`);
  }
  // The class is told in any case.
  if (path === "" || path === "class") return ["", ""];
  return [`, ${path}: ${shortened(had)}`, `, ${path}: ${shortened(has)}`];
}

function membersOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(typeof value === "object" && value !== null ? value : {}));
}

function classOf(layer: unknown): string {
  return String(membersOf(layer).get("class") ?? layer);
}

function shortened(value: unknown): string {
  const text = value === undefined ? "none" : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
