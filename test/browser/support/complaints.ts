import type { Page } from "playwright-core";

/** Collects what goes wrong in a page from now on, and requests that leave for other hosts than `url`'s. */
export function complaintsOf(page: Page, url: string): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("request", (request) => {
    const isOwn = request.url().startsWith(url) || /^(blob|data):/.test(request.url());
    if (!isOwn) complaints.push(`a request to ${request.url()}`);
  });
  return complaints;
}
