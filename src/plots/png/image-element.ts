import { element, type Attributes } from "../svg/element.js";
import { encodePng, type PixelArray } from "./encode-png.js";

/** An SVG `<image>` that holds the pixels themselves, shown as squares however large it is. */
export function imageElement(pixels: PixelArray, attributes: Attributes): string {
  const href = `data:image/png;base64,${base64(encodePng(pixels))}`;
  return element("image", { class: "pixels", ...attributes, preserveAspectRatio: "none", href });
}

function base64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
