import { cleanEmail } from '../../bot/nudges/email/clean';
import { propose } from '../../bot/nudges/email/propose';
import { findSensitive } from '../../bot/sensitivity/find';
import { mails } from '../nudges/mails';
import { measure } from '../sensitivity/measure';
import { organisation, sample } from '../sensitivity/sample';
import { slowTexts } from '../sensitivity/slow';

/**
 * `npm run bench:sensitivity`: recall and precision on the sample, and how long reading takes at worst, in
 * milliseconds of processor time a kilobyte (1,024 UTF-16 units): of texts that make patterns slow, and of the cases
 * themselves; the same for cleaning pasted mails.
 */
const size = 32 * 1024;
const rounds = 5;

/** Processor time, the median of a few rounds: others use the machine too. */
function timeOf(text: string, read: (text: string) => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const begun = process.cpuUsage();
    read(text);
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1_000;
  }).toSorted((a, b) => a - b);
  return (times[Math.floor(rounds / 2)] ?? 0) / (text.length / 1024);
}

function slowest(texts: readonly string[], read: (text: string) => unknown) {
  const timed = [{ piece: '(its cases)', text: texts.join('\n') }, ...slowTexts(size)]
    .map(({ piece, text }) => ({ piece, ms: timeOf(text, read) }))
    .toSorted((a, b) => b.ms - a.ms);
  for (const { piece, ms } of timed.slice(0, 8))
    console.error(`${ms.toFixed(3).padStart(8)} ms/kB  ${JSON.stringify(piece)}`);
  return { msPerKilobyte: Math.round((timed[0]?.ms ?? 0) * 1000) / 1000, piece: timed[0]?.piece };
}

const { kinds, total, misses } = measure(sample);
const share = (value: number) => value.toFixed(3).padStart(9);
console.error(`${'kind'.padEnd(16)} sought found wrong   recall precision`);
for (const [kind, { sought, found, wrong, recall, precision }] of Object.entries({
  ...kinds,
  total,
}))
  console.error(
    `${kind.padEnd(16)} ${String(sought).padStart(6)} ${String(found).padStart(5)} ${String(wrong).padStart(5)}${share(recall)} ${share(precision)}`,
  );
for (const miss of misses) console.error(JSON.stringify(miss));
const finding = slowest(
  sample.map(({ text }) => text),
  (text) => findSensitive(text, organisation),
);
const cleaning = slowest(
  mails.map(({ text }) => text),
  (text) => propose(cleanEmail(text)),
);
console.log(JSON.stringify({ cases: sample.length, kinds, total, slowest: { finding, cleaning } }));
