/**
 * Signatures and fixed lengths of the records of a zip archive; all numbers are little-endian.
 *
 * Source: PKWARE's APPNOTE.TXT 6.3.10, sections 4.3.7 to 4.3.16.
 */
export const localHeader = { signature: 0x04034b50, length: 30 } as const;
export const centralHeader = { signature: 0x02014b50, length: 46 } as const;
export const endRecord = { signature: 0x06054b50, length: 22 } as const;
export const zip64EndRecord = { signature: 0x06064b50, length: 56 } as const;
export const zip64Locator = { signature: 0x07064b50, length: 20 } as const;

/** A 16-bit field of this value has its real value in a Zip64 record. */
export const saturated16 = 0xffff;

/** A 32-bit field of this value has its real value in a Zip64 record. */
export const saturated32 = 0xffff_ffff;

/** How an entry's bytes are kept. */
export const compressionMethod = { stored: 0, deflated: 8 } as const;

/** Bits of an entry's general purpose flag. */
export const flagBit = {
  encrypted: 1 << 0,
  /** Sizes and CRC-32 stand behind the data, and may be zero in the local header. */
  dataDescriptor: 1 << 3,
  patched: 1 << 5,
  stronglyEncrypted: 1 << 6,
  utf8: 1 << 11,
  maskedHeaders: 1 << 13,
} as const;
