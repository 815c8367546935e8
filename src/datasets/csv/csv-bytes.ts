/** The bytes that mean something in a CSV file of numbers. */
export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;
export const quote = 0x22;
export const plus = 0x2b;
export const comma = 0x2c;
export const minus = 0x2d;
export const point = 0x2e;
export const zero = 0x30;

/** The three bytes of UTF-8's byte order mark. */
export const byteOrderMark = Uint8Array.of(0xef, 0xbb, 0xbf);
