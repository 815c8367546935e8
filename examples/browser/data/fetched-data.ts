import { loadMnist } from "ndnet/datasets";
import type { DigitData } from "./digit-data.js";
import { digitData } from "./mnist-data.js";

/** Bytes of MNIST's four gzip files together. */
const totalBytes = 11_594_722;

/**
 * MNIST from the browser's cache, else from its public mirrors.
 *
 * @param onShare Is told how much of it has come, from 0 to 1.
 */
export async function fetchedData(onShare: (share: number) => void): Promise<DigitData> {
  const received = new Map<string, number>();
  const digits = await loadMnist({
    normalize: false,
    onProgress: ({ file, receivedBytes }) => {
      received.set(file, receivedBytes);
      const sum = [...received.values()].reduce((total, bytes) => total + bytes, 0);
      onShare(Math.min(1, sum / totalBytes));
    },
  });
  return digitData("MNIST, fetched and verified", digits);
}
