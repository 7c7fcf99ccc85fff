import { type Image, readPng } from './png';

const colourSize = 192;
const outlineSize = 32;

function sizeProblems(name: string, { width, height }: Image, size: number): string[] {
  if (width === size && height === size) return [];
  return [`${name} is ${width} x ${height} pixels and must be ${size} x ${size}.`];
}

function outlineProblems({ pixels }: Image): string[] {
  let clear = 0;
  let drawn = 0;
  let tinted = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    const [red, green, blue, alpha] = pixels.subarray(at, at + 4);
    if (alpha === 0) clear += 1;
    else drawn += 1;
    if (alpha !== 0 && (red !== 255 || green !== 255 || blue !== 255)) tinted += 1;
  }
  return [
    ...(tinted > 0 ? [`outline.png has ${tinted} pixels that are neither white nor clear.`] : []),
    ...(clear === 0 ? ['outline.png has no transparent background.'] : []),
    ...(drawn === 0 ? ['outline.png is empty.'] : []),
  ];
}

function read(name: string, file: Buffer): Image | string {
  try {
    return readPng(file);
  } catch (error) {
    return `${name} ${error instanceof Error ? error.message : error}.`;
  }
}

/** What Teams would refuse: a colour icon of 192 x 192 pixels, and an outline icon of 32 x 32 in white on transparent. */
export function iconProblems(colour: Buffer, outline: Buffer): string[] {
  const full = read('color.png', colour);
  const line = read('outline.png', outline);
  return [
    ...(typeof full === 'string' ? [full] : sizeProblems('color.png', full, colourSize)),
    ...(typeof line === 'string'
      ? [line]
      : [...sizeProblems('outline.png', line, outlineSize), ...outlineProblems(line)]),
  ];
}
