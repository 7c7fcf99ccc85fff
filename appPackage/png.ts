import { deflateSync, inflateSync } from 'node:zlib';

/** An image of 8 bits a channel, red, green, blue and alpha, row by row from the top. */
export interface Image {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const channels = 4;

/** CRC-32 of a chunk, as in the PNG specification, annex D (polynomial 0xEDB88320). */
function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}

/** The image as a PNG file. */
export function writePng({ width, height, pixels }: Image): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const row = width * channels;
  const lines = Buffer.alloc((row + 1) * height);
  for (let y = 0; y < height; y += 1)
    lines.set(pixels.subarray(y * row, (y + 1) * row), y * (row + 1) + 1);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunksOf(file: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = signature.length; at + 8 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const data = file.subarray(at + 8, at + 8 + length);
    chunks.set(type, Buffer.concat([chunks.get(type) ?? Buffer.alloc(0), data]));
    at += length + 12;
  }
  return chunks;
}

function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** The five filters of the PNG specification, section 9: what a byte is expected to be. */
const filters: readonly ((left: number, up: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_left, up) => up,
  (left, up) => (left + up) >> 1,
  paeth,
];

function unfilter(lines: Buffer, width: number, height: number): Uint8Array {
  const row = width * channels;
  const pixels = new Uint8Array(row * height);
  for (let y = 0; y < height; y += 1) {
    const expected = filters[lines[y * (row + 1)] ?? 0];
    if (!expected) throw new Error('is a damaged PNG file');
    for (let x = 0; x < row; x += 1) {
      const at = y * row + x;
      const left = x < channels ? 0 : (pixels[at - channels] ?? 0);
      const up = pixels[at - row] ?? 0;
      const corner = x < channels ? 0 : (pixels[at - row - channels] ?? 0);
      pixels[at] = (lines[at + y + 1] ?? 0) + expected(left, up, corner);
    }
  }
  return pixels;
}

/** Reads a PNG of 8 bits a channel with alpha, not interlaced. Throws with a sentence on any other file. */
export function readPng(file: Buffer): Image {
  if (!file.subarray(0, 8).equals(signature)) throw new Error('is not a PNG file');
  const chunks = chunksOf(file);
  const header = chunks.get('IHDR');
  const data = chunks.get('IDAT');
  if (!header || !data) throw new Error('is a damaged PNG file');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, kind, , , interlace] = header.subarray(8);
  if (depth !== 8 || kind !== 6 || interlace !== 0)
    throw new Error('must be saved as a PNG with 8 bits a channel and transparency (RGBA)');
  return { width, height, pixels: unfilter(inflateSync(data), width, height) };
}
