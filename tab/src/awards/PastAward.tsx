import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { When } from '../when';
import type { Past } from './useAwards';
import { nomineeText } from './words';

/** An award that was decided: who it went to, and why; those who were nominated too are thanked. */
export function PastAward({ award, inSpace }: { award: Past; inSpace: boolean }) {
  const sheets = useSheets();
  const { name, spaceName, decision } = award;
  if (!decision) return null;
  const { winner, why, by, at, thanked, thankedCount = thanked.length } = decision;
  const who = winner && nomineeText(winner);
  const more = thankedCount - thanked.length;
  const named = thanked.map((nominee) => nomineeText(nominee).title);
  const others = [...named, ...(more > 0 ? [text('awards.moreThanked', { more })] : [])].join('; ');
  return (
    <article className={sheets.sheet}>
      <h3 className={sheets.title}>
        {who
          ? text('awards.given', { award: name, names: who.title })
          : text('awards.none', { award: name })}
      </h3>
      {who?.people && <p className={sheets.subtle}>{who.people}</p>}
      <p className={sheets.words} dir="auto">
        {why}
      </p>
      <p className={sheets.subtle}>
        {text('awards.decidedBy', { name: by.name })} · <When at={at} />
        {!inSpace && ` · ${spaceName}`}
      </p>
      {others && <p className={sheets.subtle}>{text('awards.thanks', { names: others })}</p>}
    </article>
  );
}
