/** What both ends of a worker are, a page's `Worker` and a worker's `self`; a `MessagePort` is one too. */
export interface WorkerScope {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(
    type: "message" | "error" | "messageerror",
    listener: (event: { readonly data?: unknown; readonly message?: string }) => void,
  ): void;
  /** Of a `MessagePort`, which tells of no messages before. */
  start?(): void;
  /** Of a `Worker`, which ends at once. */
  terminate?(): void;
  /** Of a `MessagePort`. */
  close?(): void;
}
