import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Image, writePng } from './png';

/** Red, green, blue (0 to 255) and opacity (0 to 1). */
type Colour = readonly [number, number, number, number];
/** The signed distance to a shape's edge in pixels, negative inside. */
type Shape = (x: number, y: number) => number;

const circle =
  (cx: number, cy: number, radius: number): Shape =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) - radius;

/** A line with round ends. */
const stroke =
  (x1: number, y1: number, x2: number, y2: number, width: number): Shape =>
  (x, y) => {
    const [dx, dy] = [x2 - x1, y2 - y1];
    const along = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy);
    const t = Math.min(1, Math.max(0, along));
    return Math.hypot(x - x1 - t * dx, y - y1 - t * dy) - width / 2;
  };

const box =
  (left: number, top: number, right: number, bottom: number, corner: number): Shape =>
  (x, y) => {
    const dx = Math.abs(x - (left + right) / 2) - (right - left) / 2 + corner;
    const dy = Math.abs(y - (top + bottom) / 2) - (bottom - top) / 2 + corner;
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - corner;
  };

const triangle =
  (points: readonly (readonly [number, number])[]): Shape =>
  (x, y) =>
    Math.max(
      ...points.map(([x1, y1], index) => {
        const [x2, y2] = points[(index + 1) % points.length] ?? [x1, y1];
        return ((x - x1) * (y2 - y1) - (y - y1) * (x2 - x1)) / Math.hypot(x2 - x1, y2 - y1);
      }),
    );

const anyOf =
  (...shapes: readonly Shape[]): Shape =>
  (x, y) =>
    Math.min(...shapes.map((shape) => shape(x, y)));

const edgeOf =
  (shape: Shape, width: number): Shape =>
  (x, y) =>
    Math.abs(shape(x, y)) - width / 2;

/** Paints the layers over one another; edges are one pixel soft. */
function paint(size: number, layers: readonly { shape: Shape; colour: (y: number) => Colour }[]) {
  const pixels = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      let [red, green, blue, alpha] = [0, 0, 0, 0];
      for (const { shape, colour } of layers) {
        const [r, g, b, opacity] = colour(y / size);
        const cover = opacity * Math.min(1, Math.max(0, 0.5 - shape(x + 0.5, y + 0.5)));
        const under = alpha * (1 - cover);
        const total = cover + under;
        if (total === 0) continue;
        [red, green, blue] = [
          (r * cover + red * under) / total,
          (g * cover + green * under) / total,
          (b * cover + blue * under) / total,
        ];
        alpha = total;
      }
      pixels.set([red, green, blue, alpha * 255].map(Math.round), (y * size + x) * 4);
    }
  return { width: size, height: size, pixels } satisfies Image;
}

const plain = (red: number, green: number, blue: number) => (): Colour => [red, green, blue, 1];

type Point = readonly [number, number];

/** A speech bubble; its tail hangs from the lower left. */
function bubble(left: number, top: number, right: number, bottom: number, corner: number): Shape {
  const at = left + corner;
  const tail: readonly Point[] = [
    [at, bottom - 1],
    [at + corner * 1.2, bottom - 1],
    [at, bottom + corner * 0.9],
  ];
  return anyOf(box(left, top, right, bottom, corner), triangle(tail));
}

/** Lines between all the points. */
function ties(points: readonly Point[], width: number): Shape {
  return anyOf(
    ...points.map(([x, y], index) => {
      const [x2, y2] = points[(index + 1) % points.length] ?? [x, y];
      return stroke(x, y, x2, y2, width);
    }),
  );
}

/** The crew: three people, each tied to the others. */
const people = [plain(240, 108, 84), plain(22, 160, 143), plain(242, 172, 41)];
/** Also the accent colour of the manifest. */
const ground = plain(79, 70, 165);

/** Talk that joins a crew: three people in a speech bubble, within the 96 pixels that every crop keeps. */
export function colourIcon(): Image {
  const crew: readonly Point[] = [
    [96, 70],
    [73, 103],
    [119, 103],
  ];
  return paint(192, [
    { shape: () => -1, colour: ground },
    { shape: bubble(48, 49, 144, 123, 22), colour: plain(255, 255, 255) },
    { shape: ties(crew, 5), colour: plain(190, 186, 224) },
    ...crew.map(([x, y], index) => ({
      shape: circle(x, y, 13),
      colour: people[index] ?? plain(0, 0, 0),
    })),
  ]);
}

/** The small one of Outlook and Microsoft 365: the bubble itself, on nothing. */
export function smallIcon(): Image {
  const crew: readonly Point[] = [
    [16, 10],
    [10.5, 17],
    [21.5, 17],
  ];
  return paint(32, [
    { shape: bubble(2, 3, 30, 23, 6), colour: ground },
    { shape: ties(crew, 1.4), colour: plain(190, 186, 224) },
    ...crew.map(([x, y], index) => ({
      shape: circle(x, y, 3.4),
      colour: people[index] ?? plain(0, 0, 0),
    })),
  ]);
}

/** The same in white lines, laid on whole pixels so that they are crisp. */
export function outlineIcon(): Image {
  const white = plain(255, 255, 255);
  const crew: readonly Point[] = [
    [16, 10],
    [11, 17],
    [21, 17],
  ];
  return paint(32, [
    { shape: edgeOf(bubble(3, 4, 29, 23, 6), 2), colour: white },
    { shape: ties(crew, 1.2), colour: white },
    ...crew.map(([x, y]) => ({ shape: circle(x, y, 2.8), colour: white })),
  ]);
}

/** `tsx appPackage/draw-icons.ts` draws the icons anew. */
if (require.main === module) {
  writeFileSync(path.join(__dirname, 'color.png'), writePng(colourIcon()));
  writeFileSync(path.join(__dirname, 'color32x32.png'), writePng(smallIcon()));
  writeFileSync(path.join(__dirname, 'outline.png'), writePng(outlineIcon()));
}
