import { Button, Checkbox } from '@fluentui/react-components';
import { MailRegular } from '@fluentui/react-icons/svg/mail';
import { useState } from 'react';
import type { DigestAnswer, DigestItem, MailAnswer, MailBody } from '../../../bot/digest/contract';
import { ListSkeleton } from '../shell/ListSkeleton';
import { Notice } from '../shell/Notice';
import { PageTitle } from '../shell/PageTitle';
import { ProblemNotice } from '../shell/ProblemNotice';
import { useSheets } from '../shell/sheets';
import { TeamsLink } from '../shell/TeamsLink';
import { useWhichSpace } from '../shell/useWhichSpace';
import { text } from '../texts';
import { useAct } from '../useAct';
import { dayName } from '../when';
import { useDigest } from './useDigest';

/** Puts the page on the clipboard as an e-mail program takes it, with the plain text beside it. */
async function copyForMail({ html, text: plain }: DigestAnswer): Promise<void> {
  const parts = { 'text/html': html, 'text/plain': plain };
  const blobs = Object.entries(parts).map(([type, part]) => [type, new Blob([part], { type })]);
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}

function Items({
  title,
  items,
  more,
}: {
  title: string;
  items: readonly DigestItem[];
  more: number;
}) {
  const sheets = useSheets();
  return (
    <section className={`${sheets.sheet} ${sheets.gap}`}>
      <h2 className={sheets.title}>{title}</h2>
      <ul className={sheets.bullets}>
        {items.map(({ id, title: words, by, link }) => (
          <li key={id} className={sheets.words}>
            {link ? (
              <TeamsLink href={link} label={words}>
                {words}
              </TeamsLink>
            ) : (
              words
            )}{' '}
            {by && <span className={sheets.subtle}>{by}</span>}
          </li>
        ))}
      </ul>
      {more > 0 && <p className={sheets.subtle}>{text('digest.more', { more })}</p>}
    </section>
  );
}

/** Whether the week comes by e-mail too. */
function ByMail({ space, mail }: { space: string; mail: boolean }) {
  const asking = useAct<MailBody, MailAnswer>('/api/digest/mail', ['digest']);
  return (
    <Checkbox
      label={text('week.byMail')}
      checked={asking.data?.mail ?? mail}
      disabled={asking.isPending}
      onChange={(_, { checked }) => asking.mutate({ space, wanted: checked === true })}
    />
  );
}

function Week({ answer }: { answer: DigestAnswer }) {
  const sheets = useSheets();
  const [copied, setCopied] = useState<'yes' | 'no'>();
  const { digest, needYou } = answer;
  const told = digest.sections.filter(({ count }) => count > 0);
  const { from, to, timeZone } = digest;
  const dates = { from: dayName(from, timeZone), to: dayName(to - 1, timeZone) };
  return (
    <>
      <p className={sheets.subtle}>{text('digest.dates', dates)}</p>
      {needYou.length > 0 && <Items title={text('digest.needYou')} items={needYou} more={0} />}
      {told.map(({ section, items, count }) => (
        <Items
          key={section}
          title={text(`digest.section.${section}`, { count })}
          items={items}
          more={count - items.length}
        />
      ))}
      {told.length === 0 && <p className={sheets.words}>{text('digest.quiet')}</p>}
      <section className={`${sheets.sheet} ${sheets.gap}`}>
        <h2 className={sheets.title}>{text('digest.next')}</h2>
        <p className={sheets.words}>{text(`digest.suggestion.${digest.suggestion}`)}</p>
      </section>
      <div className={`${sheets.row} ${sheets.gap}`}>
        <Button
          icon={<MailRegular />}
          onClick={() =>
            void copyForMail(answer).then(
              () => setCopied('yes'),
              () => setCopied('no'),
            )
          }
        >
          {text('week.copy')}
        </Button>
        {answer.mail !== undefined && <ByMail space={digest.space} mail={answer.mail} />}
        <span role="status" className={sheets.subtle}>
          {copied && text(copied === 'yes' ? 'week.copied' : 'week.notCopied')}
        </span>
      </div>
    </>
  );
}

/** The week of a space, as its digest tells it. */
export function Page() {
  const sheets = useSheets();
  const { space, field, nowhere, problem } = useWhichSpace(text('week.which'), sheets.half);
  const digest = useDigest(space);
  return (
    <>
      <PageTitle title={text('pages.digest')}>{text('week.lead')}</PageTitle>
      {field}
      {problem}
      {digest.error && (
        <ProblemNotice problem={digest.error} onRetry={() => void digest.refetch()} />
      )}
      {nowhere && (
        <Notice icon={<MailRegular />} title={text('week.nowhere.title')}>
          {text('week.nowhere.body')}
        </Notice>
      )}
      {!digest.error && !digest.data && !nowhere && !problem && (
        <ListSkeleton label={text('loading')} />
      )}
      {digest.data && <Week key={digest.data.digest.space} answer={digest.data} />}
    </>
  );
}
