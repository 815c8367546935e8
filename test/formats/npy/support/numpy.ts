import { runNumpy } from "../../../tensor/random-state/numpy-oracle.js";

/** Whether python3 has NumPy here, on whatever machine: files have the same bytes on all. */
export const hasNumpy = canRunNumpy();

/**
 * Runs a Python program that has NumPy as `np`, a function `saved(array)` giving the bytes of
 * `np.save`, and keeps bytes with `keep(name, bytes)`.
 *
 * @param input What the program reads as `given`.
 */
export function numpyBytes(program: string, input?: Uint8Array): Record<string, Uint8Array> {
  const prelude = `
import base64, io, json, zipfile
given = sys.stdin.buffer.read()
kept = {}

def keep(name, data):
    kept[name] = base64.b64encode(data).decode()

def saved(array, **options):
    target = io.BytesIO()
    np.lib.format.write_array(target, np.asanyarray(array), allow_pickle=True, **options)
    return target.getvalue()

def saved_many(save, **arrays):
    target = io.BytesIO()
    save(target, **arrays)
    return target.getvalue()
`;
  const output = runNumpy(`${prelude}${program}\nprint(json.dumps(kept))`, input);
  const kept = JSON.parse(output.toString()) as Record<string, string>;
  return Object.fromEntries(
    Object.entries(kept).map(([name, text]) => [
      name,
      Uint8Array.from(Buffer.from(text, "base64")),
    ]),
  );
}

function canRunNumpy(): boolean {
  try {
    runNumpy("");
    return true;
  } catch {
    return false;
  }
}
