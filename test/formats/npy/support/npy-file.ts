/** An NPY file written by hand: version, header text, then the bytes of the elements. */
export function npyFile(header: string, data: readonly number[] = [], version = 1): Uint8Array {
  const text = Array.from(header, (character) => character.charCodeAt(0));
  const length = [text.length & 255, (text.length >>> 8) & 255];
  if (version > 1) length.push((text.length >>> 16) & 255, text.length >>> 24);
  return Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0, ...length, ...text, ...data);
}

/** Such a file of the given type and shape, both as Python text. */
export function npyOf(descr: string, shape: string, data: readonly number[] = []): Uint8Array {
  return npyFile(`{'descr': ${descr}, 'fortran_order': False, 'shape': ${shape}, }\n`, data);
}
