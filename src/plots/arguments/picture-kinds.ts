import type { ScaleKind } from "../charts/axis-scale.js";
import type { ImageOptions } from "../images/image-stack.js";
import type { PictureOptions } from "../svg/picture.js";
import type { MemberKinds } from "./check-members.js";
import { aNumber, aText, oneOf, twoNumbers, type ValueKind } from "./value-kinds.js";

export const aTheme: ValueKind = oneOf("auto", "light", "dark");

export const aScale: ValueKind = oneOf(...(["linear", "log"] satisfies ScaleKind[]));

/** Kinds of the options that every picture has; `picture` itself holds the width to its range. */
export const pictureKinds: MemberKinds<PictureOptions> = {
  title: aText,
  description: aText,
  width: aNumber,
  theme: aTheme,
};

/** Kinds of the options of pictures that show images. */
export const imageKinds: MemberKinds<ImageOptions> = { imageShape: twoNumbers, range: twoNumbers };
