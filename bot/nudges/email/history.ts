import { headAt } from './headers';

const wrote =
  /(?:wrote|schrieb(?: .{0,80})?|a écrit|escribió|ha scritto|schreef(?: .{0,80})?|escreveu)\s?:$/iu;
const attributionStart =
  /^(?:on|am|le|el|il|op|em|den)\s.{0,160}\d|^.{1,80}<[^>]{3,100}>.{0,60}(?:wrote|schrieb|a écrit|escribió)/iu;
const divider =
  /^[-_\s]{2,40}(?:original message|original appointment|ursprüngliche nachricht|originalnachricht|message d.origine|message original|mensaje original|messaggio originale|oorspronkelijk bericht|forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado)[-_\s]{0,40}$|^(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:transféré|réexpédié)|inicio del mensaje reenviado)\s?:$/iu;

const isQuoted = (line: string) => /^\s{0,3}(?:>|\|\s)/.test(line);

/** "On Monday, Ana wrote:" may be broken into three lines; how many it takes from here, or 0. */
function attributionLines(lines: readonly string[], at: number): number {
  let joined = '';
  for (let count = 1; count <= 3; count += 1) {
    const line = (lines[at + count - 1] ?? '').trim();
    if (line === '' || line.length > 300) return 0;
    joined = joined ? `${joined} ${line}` : line;
    if (wrote.test(joined)) return attributionStart.test(joined) ? count : 0;
    if (!attributionStart.test(joined)) return 0;
  }
  return 0;
}

/** Whether what stands from here is quoted line by line, so that an answer may stand below it. */
function isQuotedFrom(lines: readonly string[], at: number): boolean {
  for (let next = at; next < Math.min(lines.length, at + 3); next += 1)
    if ((lines[next] ?? '').trim() !== '') return isQuoted(lines[next] ?? '');
  return false;
}

/** The lines of a mail apart: what its writer wrote, and what came before. */
export interface Parts {
  readonly own: readonly string[];
  readonly earlier: readonly string[];
}

/**
 * Takes earlier mails away: quoted lines with what announces them, and all from a divider or a mail's head
 * on. What is written below or between quoted lines is kept.
 */
export function withoutHistory(lines: readonly string[]): Parts {
  const own: string[] = [];
  const quoted: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (isQuoted(line)) {
      quoted.push(line.replace(/^(?:\s?[>|]){1,20}\s?/, ''));
      continue;
    }
    const announced = attributionLines(lines, at);
    if (announced > 0 && isQuotedFrom(lines, at + announced)) {
      at += announced - 1;
      continue;
    }
    if (announced > 0) return { own, earlier: lines.slice(at + announced) };
    if (divider.test(line.trim())) return { own, earlier: lines.slice(at + 1) };
    if (headAt(lines, at)) return { own: withoutRule(own), earlier: lines.slice(at) };
    own.push(line);
  }
  return { own, earlier: quoted };
}

/** Outlook draws a line before the head of the mail that is answered. */
function withoutRule(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return /^[_-]{5,}$/.test((lines[last] ?? '').trim()) ? lines.slice(0, last) : lines;
}
