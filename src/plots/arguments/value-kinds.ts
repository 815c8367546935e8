/** What a value can be: how errors name it, and whether a value is it. */
export interface ValueKind {
  readonly expected: string;
  readonly holds: (value: unknown) => boolean;
}

/** A text, also an empty one. */
export const aText: ValueKind = { expected: "a text", holds: (value) => typeof value === "string" };

/** A text that says something. */
export const aFilledText: ValueKind = {
  expected: "a text that isn't empty",
  holds: (value) => typeof value === "string" && value.trim() !== "",
};

export const aNumber: ValueKind = {
  expected: "a number",
  holds: (value) => typeof value === "number",
};

export const aBoolean: ValueKind = {
  expected: "true or false",
  holds: (value) => typeof value === "boolean",
};

/** Texts, such as the names of classes or metrics. */
export const names: ValueKind = {
  expected: "an array of names",
  holds: (value) => Array.isArray(value) && everyOf(value, aText),
};

/** Numbers in an array or typed array. */
export const numbers: ValueKind = {
  expected: "an array of numbers",
  holds: (value) => isList(value) && everyOf(value, aNumber),
};

/** Two numbers, such as the ends of a range. */
export const twoNumbers: ValueKind = {
  expected: "an array of two numbers",
  holds: (value) => numbers.holds(value) && (value as ArrayLike<unknown>).length === 2,
};

/** An object that is no array, whatever is in it. */
export const anObject: ValueKind = { expected: "an object", holds: isRecord };

/** A setting or a fact that a report shows. */
export const aPlainValue: ValueKind = {
  expected: "a string, number or boolean",
  holds: (value) => ["string", "number", "boolean"].includes(typeof value),
};

/** One of some texts. */
export function oneOf(...texts: readonly string[]): ValueKind {
  const quoted = texts.map((text) => `"${text}"`);
  return {
    expected: `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`,
    holds: (value) => texts.includes(value as string),
  };
}

/** Whether a value is an object, and no array. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  const isArray = Array.isArray(value) || ArrayBuffer.isView(value);
  return typeof value === "object" && value !== null && !isArray;
}

/** Whether a value is an array, a typed array, or an object that has a length like one. */
export function isList(value: unknown): value is ArrayLike<unknown> {
  if (typeof value !== "object" || value === null || value instanceof DataView) return false;
  return "length" in value && Number.isSafeInteger(value.length) && Number(value.length) >= 0;
}

function everyOf(values: ArrayLike<unknown>, kind: ValueKind): boolean {
  for (let index = 0; index < values.length; index++) {
    if (!kind.holds(values[index])) return false;
  }
  return true;
}
