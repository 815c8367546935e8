import { requireInRange } from "../../tensor/index.js";
import { stack, type Block } from "./block.js";
import { element, group, textElement } from "./element.js";
import { rootClass, styleSheet, type Theme } from "./style-sheet.js";
import { boldness, escapeText, fontSize, wrapText } from "./text.js";

/** Options that every picture has. */
export interface PictureOptions {
  /** The heading. Default: says what the picture shows; `""` leaves it out. */
  readonly title?: string;
  /** What the picture shows, for those who can't see it. Default: made from the data. */
  readonly description?: string;
  /** Width in pixels; texts keep their size, so a narrow picture has less in a row. */
  readonly width?: number;
  /** Default: `"auto"`, light or dark as the reader's system has it. */
  readonly theme?: Theme;
}

/** What a picture is made of besides its options. */
export interface PictureContent {
  /** Name of the calling function, for errors. */
  readonly where: string;
  /** Title and description where the options have none. */
  readonly title: string;
  readonly description: string;
  readonly width: number;
  /** Draws what stands below the title, in this width. */
  readonly draw: (width: number) => readonly Block[];
}

/** Space around everything. */
export const padding = 16;

/**
 * The whole picture: an SVG document with its own styles, which needs nothing from outside.
 *
 * It is the same text for the same arguments. It has no identifiers, so that any number of pictures
 * can be part of one page.
 */
export function picture(options: PictureOptions, content: PictureContent): string {
  const { where } = content;
  const { theme = "auto", width = content.width } = options;
  const title = options.title ?? content.title;
  requireInRange(width, smallestWidth, largestWidth, `${where}, width`);
  const inner = width - 2 * padding;
  const body = stack([heading(title, inner), ...content.draw(inner)], 12);
  const height = Math.ceil(body.height + 2 * padding);
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      class: rootClass(theme),
      role: "img",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      "font-family": "system-ui,sans-serif",
      "font-size": fontSize,
    },
    element("title", {}, escapeText(title === "" ? content.title : title)),
    element("desc", {}, escapeText(options.description ?? content.description)),
    element("style", {}, styleSheet(theme)),
    element("rect", { class: "background", width, height }),
    group(padding, padding, body.markup),
  );
}

const titleSize = 15;
const titleLineHeight = 20;
const smallestWidth = 240;
const largestWidth = 10_000;

function heading(title: string, width: number): Block {
  const lines = wrapText(title, width / boldness, titleSize);
  const markup = lines.map((line, index) =>
    textElement(line, {
      y: titleSize + index * titleLineHeight,
      "font-size": titleSize,
      "font-weight": 600,
    }),
  );
  return { markup: markup.join(""), height: lines.length * titleLineHeight };
}
