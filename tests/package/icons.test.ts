import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { colourIcon, outlineIcon } from '../../appPackage/draw-icons';
import { iconProblems } from '../../appPackage/icons';
import { readPng, writePng } from '../../appPackage/png';

const icon = (name: string) => readFileSync(path.join(__dirname, '../../appPackage', name));
const colour = icon('color.png');
const outline = icon('outline.png');

function filled(size: number, pixel: readonly number[]): Buffer {
  const pixels = new Uint8Array(size * size * 4);
  for (let at = 0; at < pixels.length; at += 4) pixels.set(pixel, at);
  return writePng({ width: size, height: size, pixels });
}

test('the icons of the app are what Teams takes', () => {
  expect(iconProblems(colour, outline)).toEqual([]);
});

test('the icons are the ones the script draws', () => {
  for (const [file, drawn] of [
    [colour, colourIcon()],
    [outline, outlineIcon()],
  ] as const)
    expect(Buffer.from(readPng(file).pixels).equals(drawn.pixels)).toBe(true);
});

test.each([
  [outline, outline, ['color.png is 32 x 32 pixels and must be 192 x 192.']],
  [colour, filled(32, [255, 255, 255, 255]), ['outline.png has no transparent background.']],
  [colour, filled(32, [255, 255, 255, 0]), ['outline.png is empty.']],
  [
    colour,
    filled(32, [0, 0, 0, 255]),
    [
      'outline.png has 1024 pixels that are neither white nor clear.',
      'outline.png has no transparent background.',
    ],
  ],
  [Buffer.from('<svg/>'), outline, ['color.png is not a PNG file.']],
])('an icon Teams would refuse is told why (%#)', (full, line, problems) => {
  expect(iconProblems(full, line)).toEqual(problems);
});

test('a PNG written with any filter reads the same', () => {
  // One row a filter (none, sub, up, average, Paeth) of two pixels each, by the specification's arithmetic.
  const rows = [
    [0, 10, 20, 30, 255, 40, 50, 60, 255],
    [1, 10, 20, 30, 255, 30, 30, 30, 0],
    [2, 0, 0, 0, 0, 0, 0, 0, 0],
    [3, 5, 10, 15, 128, 15, 15, 15, 0],
    [4, 0, 0, 0, 0, 0, 0, 0, 0],
  ];
  const plain = writePng({ width: 2, height: 5, pixels: new Uint8Array(40) });
  const data = deflateSync(Buffer.from(rows.flat()));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const image = Buffer.concat([
    plain.subarray(0, 33),
    length,
    Buffer.from('IDAT'),
    data,
    Buffer.alloc(4),
    plain.subarray(-12),
  ]);
  const row = [10, 20, 30, 255, 40, 50, 60, 255];
  expect([...readPng(image).pixels]).toEqual([...row, ...row, ...row, ...row, ...row]);
});
