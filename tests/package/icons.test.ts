import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { colourIcon, outlineIcon, smallIcon } from '../../appPackage/draw-icons';
import { type Icons, iconProblems } from '../../appPackage/icons';
import { readPng, writePng } from '../../appPackage/png';

const icon = (name: string) => readFileSync(path.join(__dirname, '../../appPackage', name));
const icons: Icons<Buffer> = {
  color: icon('color.png'),
  color32x32: icon('color32x32.png'),
  outline: icon('outline.png'),
};

function filled(size: number, pixel: readonly number[]): Buffer {
  const pixels = new Uint8Array(size * size * 4);
  for (let at = 0; at < pixels.length; at += 4) pixels.set(pixel, at);
  return writePng({ width: size, height: size, pixels });
}

/** The colour icon with one pixel painted red. */
function spotted(x: number, y: number): Buffer {
  const image = readPng(icons.color);
  image.pixels.set([255, 0, 0, 255], (y * image.width + x) * 4);
  return writePng(image);
}

test('the icons of the app are what the store takes', () => {
  expect(iconProblems(icons)).toEqual([]);
});

test('the icons are the ones the script draws', () => {
  for (const [file, drawn] of [
    [icons.color, colourIcon()],
    [icons.color32x32, smallIcon()],
    [icons.outline, outlineIcon()],
  ] as const)
    expect(Buffer.from(readPng(file).pixels).equals(drawn.pixels)).toBe(true);
});

test.each<[Partial<Icons<Buffer>>, string[]]>([
  [{ color: icons.outline }, ['color.png is 32 x 32 pixels and must be 192 x 192.']],
  [{ color: filled(192, [9, 9, 9, 128]) }, ['color.png has a half-transparent background.']],
  [{ color: spotted(144, 96) }, [expect.stringMatching(/^color.png needs one .*\(144, 96\)/)]],
  [{ color: spotted(96, 47) }, [expect.stringMatching(/^color.png needs one .*\(96, 47\)/)]],
  [{ color: spotted(143, 48) }, []],
  [
    { color32x32: filled(32, [79, 70, 165, 255]) },
    ['color32x32.png has no transparent background.'],
  ],
  [{ color32x32: icons.color }, ['color32x32.png is 192 x 192 pixels and must be 32 x 32.']],
  [{ outline: filled(32, [255, 255, 255, 255]) }, ['outline.png has no transparent background.']],
  [{ outline: filled(32, [255, 255, 255, 0]) }, ['outline.png is empty.']],
  [
    { outline: filled(32, [0, 0, 0, 255]) },
    [
      'outline.png has 1024 pixels that are neither white nor clear.',
      'outline.png has no transparent background.',
    ],
  ],
  [{ color: Buffer.from('<svg/>') }, ['color.png is not a PNG file.']],
])('an icon the store would refuse is told why (%#)', (other, problems) => {
  expect(iconProblems({ ...icons, ...other })).toEqual(problems);
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
