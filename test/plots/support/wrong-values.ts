import ndarray from "ndarray";

/** Values that callers without a compiler, or with data from elsewhere, pass in place of others. */
export const wrongValues: readonly unknown[] = [
  ...[null, 3, -1, Number.NaN, "text", "", true, Symbol("s"), 10n, () => 1],
  ...([[], [null], [undefined], [3], ["x"], new Array(4), [[null]], [[1, "x"]], [{}]] as unknown[]),
  ...[{}, new Map(), new Date(Number.NaN), Object.create(null) as unknown],
  ...[{ length: 4 }, { length: -1 }, { length: "x" }, { shape: [2, 2], data: null }],
  ...[{ epochs: [null] }, { epochs: 3 }, { targets: null, predictions: null }, { targets: [0] }],
  ...[[{ name: 3, y: [1] }], [{ name: "x", y: ["a"] }], [{ name: "x", y: [1], x: null }]],
  ...[
    ndarray([1, 2, 3, 4], [2, 2]),
    ndarray(["a", "b"], [2]),
    ndarray(new Float64Array(0), [0, 4]),
  ],
  ndarray(new Float64Array(4), [2, 2, 1, 1]),
  {
    toString() {
      throw new Error("no text");
    },
  },
];

/**
 * The arguments with one of them, or one member of one at any depth, replaced by each of the wrong values;
 * what is no plain object is replaced as a whole.
 */
export function* wrongArguments(given: readonly unknown[]): Generator<{
  readonly place: string;
  readonly value: unknown;
  readonly args: readonly unknown[];
}> {
  for (const [index, argument] of given.entries()) {
    for (const { path, replace } of placesIn(argument)) {
      for (const value of wrongValues) {
        const place = [`argument ${index + 1}`, ...path].join(".");
        yield { place, value, args: given.with(index, replace(value)) };
      }
    }
  }
}

interface Place {
  readonly path: readonly string[];
  readonly replace: (value: unknown) => unknown;
}

function placesIn(whole: unknown): Place[] {
  const itself: Place = { path: [], replace: (value) => value };
  if (Array.isArray(whole)) {
    const list: readonly unknown[] = whole;
    return [
      itself,
      ...placesIn(list[0]).map(({ path, replace }) => ({
        path: ["0", ...path],
        replace: (value: unknown) => list.with(0, replace(value)),
      })),
    ];
  }
  const isPlain = typeof whole === "object" && whole?.constructor === Object;
  if (!isPlain) return [itself];
  return [
    itself,
    ...Object.entries(whole).flatMap(([key, member]) =>
      placesIn(member).map(({ path, replace }) => ({
        path: [key, ...path],
        replace: (value: unknown) => ({ ...whole, [key]: replace(value) }),
      })),
    ),
  ];
}
