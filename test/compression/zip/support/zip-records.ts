/** An archive written by hand, so that each field can say something wrong. */
export interface HandEntry {
  readonly name: string;
  readonly data: Uint8Array;
  readonly crc: number;
  readonly size?: number;
  readonly method?: number;
  readonly flags?: number;
  readonly extra?: readonly number[];
  readonly localExtra?: readonly number[];
  /** Fields of the local header that differ from those of the central one. */
  readonly local?: {
    readonly name?: string;
    readonly size?: number;
    readonly compressedSize?: number;
    readonly crc?: number;
    readonly method?: number;
  };
  readonly centralSize?: number;
  readonly centralCompressedSize?: number;
  readonly centralPosition?: number;
  readonly disk?: number;
  /** Bytes between the data and the next entry. */
  readonly behind?: readonly number[];
}

/** A little-endian number of so many bytes. */
export function little(value: number | bigint, length: number): number[] {
  return Array.from({ length }, (_, index) => Number((BigInt(value) >> BigInt(8 * index)) & 255n));
}

const text = (value: string): number[] => [...new TextEncoder().encode(value)];

function common(entry: HandEntry, local: boolean): number[] {
  const changed = local ? (entry.local ?? {}) : {};
  const size = local ? entry.size : (entry.centralSize ?? entry.size);
  const compressed = local ? undefined : entry.centralCompressedSize;
  return [
    ...little(20, 2),
    ...little(entry.flags ?? 0, 2),
    ...little(changed.method ?? entry.method ?? 0, 2),
    ...little(0, 4),
    ...little(changed.crc ?? entry.crc, 4),
    ...little(changed.compressedSize ?? compressed ?? entry.data.length, 4),
    ...little(changed.size ?? size ?? entry.data.length, 4),
  ];
}

/** Joins the entries' records to an archive, with any of the end's fields replaced. */
export function handZip(
  entries: readonly HandEntry[],
  end: Readonly<Record<string, number>> = {},
  beforeEnd: (start: number, size: number) => readonly number[] = () => [],
): Uint8Array {
  const bytes: number[] = [];
  const central: number[] = [];
  for (const entry of entries) {
    const position = bytes.length;
    const localName = text(entry.local?.name ?? entry.name);
    const localExtra = entry.localExtra ?? [];
    bytes.push(...little(0x04034b50, 4), ...common(entry, true));
    bytes.push(...little(localName.length, 2), ...little(localExtra.length, 2));
    bytes.push(...localName, ...localExtra, ...entry.data, ...(entry.behind ?? []));
    const name = text(entry.name);
    const extra = entry.extra ?? [];
    central.push(...little(0x02014b50, 4), ...little(20, 2), ...common(entry, false));
    central.push(...little(name.length, 2), ...little(extra.length, 2), ...little(0, 2));
    central.push(...little(entry.disk ?? 0, 2), ...little(0, 6));
    central.push(...little(entry.centralPosition ?? position, 4), ...name, ...extra);
  }
  const start = bytes.length;
  bytes.push(...central, ...beforeEnd(start, central.length));
  bytes.push(...little(0x06054b50, 4), ...little(end["disk"] ?? 0, 2));
  bytes.push(...little(end["directoryDisk"] ?? 0, 2));
  bytes.push(...little(end["entriesHere"] ?? entries.length, 2));
  bytes.push(...little(end["entries"] ?? entries.length, 2));
  bytes.push(...little(end["size"] ?? central.length, 4), ...little(end["start"] ?? start, 4));
  bytes.push(...little(end["comment"] ?? 0, 2));
  return Uint8Array.from(bytes);
}
