import { Button, Link } from '@fluentui/react-components';
import type { Reason, SupportAnswer, SupportBody } from '../../../bot/awards/contract';
import { ProblemBar } from '../shell/ProblemBar';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { useAct } from '../useAct';
import type { Nominated } from './useAwards';
import { nomineeText } from './words';

function Why({ why }: { why: Reason }) {
  const sheets = useSheets();
  const { by, text: words, evidence, self } = why;
  return (
    <figure className={sheets.quote}>
      <blockquote className={sheets.words} dir="auto">
        {words}
      </blockquote>
      <figcaption className={sheets.subtle}>
        {text('awards.why', { name: by.name, self: self ? 'yes' : 'no' })}
        {evidence.map(({ kind, title, url }) => (
          <span key={`${kind} ${url ?? title}`}>
            {' · '}
            {url ? (
              <Link href={url} target="_blank" rel="noopener noreferrer" inline>
                {text(`awards.evidence.${kind}`, { title })}
              </Link>
            ) : (
              text(`awards.evidence.${kind}`, { title })
            )}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

/** Who is nominated, why, and how many are behind it; `open` while support is taken. */
export function NominationItem({ nomination, open }: { nomination: Nominated; open: boolean }) {
  const sheets = useSheets();
  const { id, space, period, nominee, whys, supports, supported, own } = nomination;
  const supporting = useAct<SupportBody, SupportAnswer>('/api/awards/support', ['awards']);
  const { title, people } = nomineeText(nominee);
  const behind = supported || supporting.isSuccess;
  return (
    <>
      <h3 className={sheets.title}>{title}</h3>
      {people && <p className={sheets.subtle}>{people}</p>}
      {whys.map((why) => (
        <Why key={why.by.id} why={why} />
      ))}
      <p className={sheets.subtle}>
        {text('awards.supports', { count: supports })}
        {own && ` · ${text('awards.own')}`}
        {behind && !own && ` · ${text('awards.supported')}`}
      </p>
      {open && !own && !behind && (
        <div className={`${sheets.row} ${sheets.gap}`}>
          <Button
            size="small"
            aria-label={text('awards.supportOf', { names: title })}
            disabledFocusable={supporting.isPending}
            onClick={() => supporting.mutate({ space, period, nomination: id })}
          >
            {text('awards.support')}
          </Button>
        </div>
      )}
      {supporting.isError && <ProblemBar problem={supporting.error} />}
    </>
  );
}
