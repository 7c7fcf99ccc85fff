import { type Image, readPng } from './png';

const colourSize = 192;
const smallSize = 32;
/** Pixels around the symbol of the colour icon that Teams crops in some places. */
const padding = 48;

/** The files of the icons, as the manifest names them. */
export interface Icons<File> {
  readonly color: File;
  readonly color32x32: File;
  readonly outline: File;
}

function sizeProblems(name: string, { width, height }: Image, size: number): string[] {
  if (width === size && height === size) return [];
  return [`${name} is ${width} x ${height} pixels and must be ${size} x ${size}.`];
}

function pixelAt({ width, pixels }: Image, x: number, y: number): readonly number[] {
  const at = (y * width + x) * 4;
  return [...pixels.subarray(at, at + 4)];
}

/** Around the symbol there is one colour, wholly opaque or wholly clear, so that a crop takes nothing away. */
function colourProblems(image: Image): string[] {
  const ground = pixelAt(image, 0, 0);
  const alpha = ground[3];
  if (alpha !== 255 && alpha !== 0) return ['color.png has a half-transparent background.'];
  for (let y = 0; y < image.height; y += 1)
    for (let x = 0; x < image.width; x += 1) {
      const inside = [x, y].every((n) => n >= padding && n < image.width - padding);
      const pixel = pixelAt(image, x, y);
      if (!inside && pixel.some((part, n) => part !== ground[n]))
        return [
          `color.png needs one background colour, with its symbol in the ${colourSize - 2 * padding} x ${colourSize - 2 * padding} pixels of the middle: (${x}, ${y}) differs.`,
        ];
    }
  return [];
}

/** How many pixels are clear, drawn, and drawn in something else than white. */
function count({ pixels }: Image) {
  const counts = { clear: 0, drawn: 0, tinted: 0 };
  for (let at = 0; at < pixels.length; at += 4) {
    const [red, green, blue, alpha] = pixels.subarray(at, at + 4);
    if (alpha === 0) counts.clear += 1;
    else counts.drawn += 1;
    if (alpha !== 0 && (red !== 255 || green !== 255 || blue !== 255)) counts.tinted += 1;
  }
  return counts;
}

function onNothing(name: string, image: Image): string[] {
  const { clear, drawn } = count(image);
  return [
    ...(clear === 0 ? [`${name} has no transparent background.`] : []),
    ...(drawn === 0 ? [`${name} is empty.`] : []),
  ];
}

function outlineProblems(image: Image): string[] {
  const { tinted } = count(image);
  return [
    ...(tinted > 0 ? [`outline.png has ${tinted} pixels that are neither white nor clear.`] : []),
    ...onNothing('outline.png', image),
  ];
}

function problemsOf(
  name: string,
  file: Buffer,
  size: number,
  rules: (image: Image) => string[],
): string[] {
  try {
    const image = readPng(file);
    const sized = sizeProblems(name, image, size);
    return sized.length > 0 ? sized : rules(image);
  } catch (error) {
    return [`${name} ${error instanceof Error ? error.message : error}.`];
  }
}

/**
 * What the Teams store would refuse, by its rules for icons: 192 x 192 pixels in colour with the symbol in
 * the middle 96 of one background colour; 32 x 32 in colour, and in white, on nothing.
 */
export function iconProblems({ color, color32x32, outline }: Icons<Buffer>): string[] {
  return [
    ...problemsOf('color.png', color, colourSize, colourProblems),
    ...problemsOf('color32x32.png', color32x32, smallSize, (image) =>
      onNothing('color32x32.png', image),
    ),
    ...problemsOf('outline.png', outline, smallSize, outlineProblems),
  ];
}
