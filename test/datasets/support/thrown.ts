import { NdnetError } from "../../../src/errors/index.js";

/** The typed error that `action` throws; anything else fails the test. */
export function thrown(action: () => unknown): NdnetError {
  try {
    action();
  } catch (error) {
    if (error instanceof NdnetError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

/** The typed error that `promise` rejects with; anything else fails the test. */
export async function rejected(promise: Promise<unknown>): Promise<NdnetError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof NdnetError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
