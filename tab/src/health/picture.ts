import type { Health } from '../../../bot/health/contract';
import { text } from '../texts';
import type { Colours } from './colours';
import { reasonOf } from './reason';
import { dayOf, measures, practices, sayOf } from './words';

const width = 900;
const rowHeight = 110;
const top = 110;
const barsLeft = 540;
const barsWidth = 320;
const barsHeight = 64;

const escaped = (words: string) => words.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);

/** The page at a glance as one SVG. */
export function pictureOf(health: Health, colour: Colours): string {
  const say = (words: string, x: number, y: number, size: number, fill: string, weight = 400) =>
    `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(words)}</text>`;
  const rows = practices.map((practice, row) => {
    const y = top + row * rowHeight;
    const figure = health.figures.find(({ name }) => name === measures[practice][0]);
    const weeks = health.trends.find((trend) => trend.practice === practice)?.weeks ?? [];
    const most = Math.max(1, ...weeks.map(({ all, some }) => all ?? some ?? 0));
    const step = barsWidth / Math.max(1, weeks.length);
    const bars = weeks.map(({ all, some }, n) => {
      const x = barsLeft + n * step;
      const base = y + 76;
      const bar = (count: number, look: string) => {
        const high = (count / most) * barsHeight;
        return `<rect x="${x}" y="${base - high}" width="${step * 0.65}" height="${high}" ${look}/>`;
      };
      if (some === null)
        return `<line x1="${x}" x2="${x + step * 0.65}" y1="${base - 4}" y2="${base - 4}" stroke="${colour.line}" stroke-dasharray="2 2"/>`;
      const outline = all === null ? '' : bar(all, `fill="none" stroke="${colour.line}"`);
      return bar(some, `fill="${colour.bar}"`) + outline;
    });
    const reason = reasonOf(figure, health.open);
    const means =
      figure && !reason
        ? text(`teamHealth.means.${figure.name}`)
        : text(`teamHealth.${reason ?? 'hidden'}Why`);
    return [
      say(text(`health.practice.${practice}`), 32, y + 16, 16, colour.quiet, 600),
      say(sayOf(figure, health.open), 32, y + 54, 30, colour.words, 600),
      say(means, 32, y + 80, 13, colour.quiet),
      ...bars,
    ].join('');
  });
  const height = top + practices.length * rowHeight;
  const dates = text('teamHealth.span', { from: dayOf(health.from), to: dayOf(health.to, true) });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="Segoe UI, Arial, sans-serif">`,
    `<rect width="100%" height="100%" fill="${colour.ground}"/>`,
    say(text('teamHealth.picture', { space: health.spaceName }), 32, 48, 24, colour.words, 600),
    say(dates, 32, 74, 14, colour.quiet),
    ...rows,
    '</svg>',
  ].join('');
}

/** An SVG as a PNG, twice as large so that it is sharp; rejects where the browser cannot draw it. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * 2;
  canvas.height = image.naturalHeight * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture'))), 'image/png');
  });
}

/** Gives a file to the reader. */
export function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
