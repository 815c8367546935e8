/** Why a transfer failed. */
export interface TransferFailure {
  readonly failure: string;
  /** Whether the same mirror may do better in a moment. */
  readonly mayPass: boolean;
  readonly cause?: unknown;
}

/** Codes of errors that say that a machine can't be reached at all, which a second does not mend. */
const unreachableCodes = [
  "ENOTFOUND",
  "EAI_AGAIN",
  "EAI_FAIL",
  "ECONNREFUSED",
  "ENETUNREACH",
  "ENETDOWN",
  "EHOSTUNREACH",
];

/** Statuses beside 5xx with which a server asks for patience. */
const patienceStatuses = [408, 425, 429];

/** The failure of a response that is not to be read; `undefined` for one that is. */
export function refusal(
  status: number,
  declared: number | undefined,
  bounds: { readonly length: number | undefined; readonly maximumBytes: number },
): TransferFailure | undefined {
  if (status !== 200) {
    const mayPass = status >= 500 || patienceStatuses.includes(status);
    return { failure: `status ${status}`, mayPass };
  }
  if (declared === undefined) return undefined;
  const { length, maximumBytes } = bounds;
  if (length === undefined ? declared <= maximumBytes : declared === length) return undefined;
  const expected = length === undefined ? `at most ${maximumBytes}` : `${length}`;
  return { failure: `a file of ${declared} bytes instead of ${expected}`, mayPass: false };
}

/** The failure of a transfer that broke off. */
export function interruption(
  error: unknown,
  hasStalled: boolean,
  timeoutMilliseconds: number,
): TransferFailure {
  if (hasStalled) {
    return { failure: `no data for ${timeoutMilliseconds} ms`, mayPass: true, cause: error };
  }
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const message = error instanceof Error ? error.message : String(error);
  return {
    failure: `${message} (${reasonOf(cause, code)})`,
    mayPass: !unreachableCodes.includes(code) && !isOffline(),
    cause: error,
  };
}

/** Browsers don't say why, lest a page learn of servers that are closed to it. */
function reasonOf(cause: unknown, code: string): string {
  if (!(cause instanceof Error)) return "no connection, or not allowed for pages of other origins";
  return cause.message === "" ? code : cause.message;
}

/** Whether a browser knows that it has no network. */
function isOffline(): boolean {
  const { navigator } = globalThis as { readonly navigator?: { readonly onLine?: boolean } };
  return navigator?.onLine === false;
}
