import type { NamedBytes } from "../data/named-bytes.js";
import { find } from "./find.js";

/** Takes files that are dropped anywhere on the page. */
export function takeDroppedFiles(take: (files: readonly File[]) => void): void {
  const hint = find("drop-hint", HTMLElement);
  addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files") !== true) return;
    event.preventDefault();
    hint.hidden = false;
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) hint.hidden = true;
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    hint.hidden = true;
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) take(files);
  });
}

/** Takes files that are chosen with an input. */
export function takeChosenFiles(id: string, take: (files: readonly File[]) => void): void {
  const input = find(id, HTMLInputElement);
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    // So that the same file can be chosen again.
    input.value = "";
    if (files.length > 0) take(files);
  });
}

/** What is in the files. */
export function readFiles(files: readonly File[]): Promise<NamedBytes[]> {
  return Promise.all(
    files.map(async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
}
