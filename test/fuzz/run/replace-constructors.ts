/** Is told of an allocation of so many bytes before it is made. */
export type Count = (bytes: number) => void;

interface SliceDescriptor {
  readonly value: (this: Uint8Array, start?: number, end?: number) => Uint8Array;
}

type Constructor = new (...parameters: never[]) => object;

const constructorNames = [
  "ArrayBuffer",
  "SharedArrayBuffer",
  "Int8Array",
  "Uint8Array",
  "Uint8ClampedArray",
  "Int16Array",
  "Uint16Array",
  "Int32Array",
  "Uint32Array",
  "Float32Array",
  "Float64Array",
  "BigInt64Array",
  "BigUint64Array",
] as const;

/**
 * Replaces the constructors of typed arrays and buffers by stand-ins that count, and otherwise do the
 * same; `instanceof` holds with either.
 *
 * @returns What puts the constructors back.
 */
export function replaceConstructors(count: Count): () => void {
  const originals = constructorNames.map((name) => [name, globalThis[name]] as const);
  const prototype = Object.getPrototypeOf(Uint8Array.prototype) as object;
  const slice = Object.getOwnPropertyDescriptor(prototype, "slice") as SliceDescriptor;
  for (const [name, original] of originals) {
    Object.assign(globalThis, { [name]: counting(original, count) });
  }
  // A typed array's copy is made by its prototype's constructor, which stays as it is.
  Object.defineProperty(prototype, "slice", {
    ...slice,
    value(this: Uint8Array, start?: number, end?: number): Uint8Array {
      count(this.subarray(start, end).byteLength);
      return slice.value.call(this, start, end);
    },
  });
  return () => {
    for (const [name, original] of originals) Object.assign(globalThis, { [name]: original });
    Object.defineProperty(prototype, "slice", slice);
  };
}

function counting(original: Constructor, count: Count): Constructor {
  const width = "BYTES_PER_ELEMENT" in original ? Number(original.BYTES_PER_ELEMENT) : 1;
  const standIn: Constructor = new Proxy(original, {
    construct(target, parameters: never[], newTarget): object {
      count(width * lengthOf(parameters[0]));
      return Reflect.construct(
        target,
        parameters,
        newTarget === standIn ? target : newTarget,
      ) as object;
    },
  });
  return standIn;
}

/** Elements that a constructor makes memory for: none of its own where it is given a buffer. */
function lengthOf(first: unknown): number {
  if (typeof first === "number") return first;
  if (typeof first !== "object" || first === null || !("length" in first)) return 0;
  return Number(first.length);
}
