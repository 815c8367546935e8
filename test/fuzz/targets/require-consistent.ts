interface ArrayParts {
  readonly shape: readonly number[];
  readonly offset: number;
  readonly data: { readonly length: number };
}

/** The array itself; throws, which the fuzzer takes for a failure, unless its data fit its shape. */
export function requireConsistent<A extends ArrayParts>(array: A): A {
  const { shape, data, offset } = array;
  const size = shape.reduce((product, length) => product * length, 1);
  if (offset === 0 && size === data.length) return array;
  throw new Error(`an array of shape [${shape.join(", ")}] over ${data.length} elements`);
}
