// Types that stand for a tile's vectors: a type parameter is the only constant that the compiler
// takes out of a function's conditions.

@unmanaged
export class One {
  a: u8;
}

@unmanaged
export class Two extends One {
  b: u8;
}

@unmanaged
export class Three extends Two {
  c: u8;
}

@unmanaged
export class Four extends Three {
  d: u8;
}

@unmanaged
export class Five extends Four {
  e: u8;
}

@unmanaged
export class Six extends Five {
  f: u8;
}

@unmanaged
export class Seven extends Six {
  g: u8;
}

@unmanaged
export class Eight extends Seven {
  h: u8;
}

/** The number that a type stands for. */
@inline
export function vectorsOf<V>(): i32 {
  return <i32>offsetof<V>();
}
