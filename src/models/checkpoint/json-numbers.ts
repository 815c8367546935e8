/**
 * JSON that keeps every number: those that JSON does not know (NaN, the infinities, −0) stand as
 * objects with one key.
 */
const special: ReadonlyMap<string, number> = new Map([
  ["NaN", Number.NaN],
  ["Infinity", Infinity],
  ["-Infinity", -Infinity],
  ["-0", -0],
]);

const key = "#number";

/** The text of a value of plain objects, arrays, texts, booleans, null and numbers of any kind. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => {
    if (typeof item !== "number" || (Number.isFinite(item) && !Object.is(item, -0))) return item;
    return { [key]: Object.is(item, -0) ? "-0" : String(item) };
  });
}

/** The value of {@link toJson}'s text, once it is parsed. */
export function fromJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromJson);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first?.[0] === key && typeof first[1] === "string") {
    const number = special.get(first[1]);
    if (number !== undefined) return number;
  }
  return Object.fromEntries(entries.map(([name, item]) => [name, fromJson(item)]));
}
