import { createHash } from "node:crypto";
import { crc32, inflateSync } from "node:zlib";

/** A PNG file's pixels, row by row, channel by channel. */
export interface DecodedPng {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly pixels: readonly number[];
}

const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 6: 4 };

/** Decodes a PNG of 8 bits a channel with unfiltered rows, and checks all that a decoder does. */
export function decodePng(bytes: Uint8Array): DecodedPng {
  const file = Buffer.from(bytes);
  if (file.subarray(0, 8).toString("latin1") !== "\x89PNG\r\n\x1a\n") throw new Error("signature");
  const chunks: [type: string, data: Buffer][] = [];
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    const typed = file.subarray(at + 4, at + 8 + length);
    if (file.readUInt32BE(at + 8 + length) !== crc32(typed)) throw new Error("checksum");
    chunks.push([typed.subarray(0, 4).toString("latin1"), typed.subarray(4)]);
    at += 12 + length;
  }
  if (chunks.map(([type]) => type).join() !== "IHDR,IDAT,IEND") throw new Error("chunks");
  const [[, header], [, data], [, end]] = chunks as [
    [string, Buffer],
    [string, Buffer],
    [string, Buffer],
  ];
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = channelsOf[header[9]!];
  if (header.length !== 13 || header[8] !== 8 || channels === undefined || end.length !== 0) {
    throw new Error("header");
  }
  if (header.subarray(10).some((byte) => byte !== 0)) throw new Error("methods");
  const rows = inflateSync(data);
  const rowLength = 1 + width * channels;
  if (rows.length !== height * rowLength) throw new Error("size");
  const pixels: number[] = [];
  for (let row = 0; row < height; row++) {
    if (rows[row * rowLength] !== 0) throw new Error("filter");
    pixels.push(...rows.subarray(row * rowLength + 1, (row + 1) * rowLength));
  }
  return { width, height, channels, pixels };
}

const prefix = "data:image/png;base64,";

/** The pixels of a data URI. */
export function decodeDataUri(uri: string): DecodedPng {
  if (!uri.startsWith(prefix)) throw new Error("no PNG");
  return decodePng(Buffer.from(uri.slice(prefix.length), "base64"));
}

/** SHA-256 of a picture in which pixels stand in place of their compressed bytes. */
export function pictureDigest(svg: string): string {
  const plain = svg.replaceAll(/data:image\/png;base64,[^"]*/g, (uri) =>
    JSON.stringify(decodeDataUri(uri)),
  );
  return createHash("sha256").update(plain).digest("hex").slice(0, 16);
}
