import type { BoardItem } from '../../../bot/questions/contract';
import { pathOf } from '../address';
import { Chip } from '../shell/Chip';
import { PageLink } from '../shell/PageLink';
import { useSheets } from '../shell/sheets';
import { Tags } from '../shell/Tags';
import { text } from '../texts';
import { When } from '../when';

/** A question on the board: what is asked, by whom, and its best answer. */
export function QuestionItem({ question, inSpace }: { question: BoardItem; inSpace: boolean }) {
  const sheets = useSheets();
  const { title, lead, tags, asker, at, answerCount, best, spaceName, state } = question;
  const by = asker.id ? text('questions.by', { name: asker.name }) : text('questions.bySomebody');
  return (
    <article className={sheets.sheet}>
      <Chip strong={state !== 'open'}>{text(`questions.state.${state}`)}</Chip>
      <h2 className={sheets.title}>
        <PageLink path={pathOf('question', question)}>{title}</PageLink>
      </h2>
      {best ? (
        <p className={sheets.words} dir="auto">
          <strong>{best.by}</strong> {best.text}
        </p>
      ) : (
        lead && (
          <p className={sheets.words} dir="auto">
            {lead}
          </p>
        )
      )}
      <Tags tags={tags} label={text('questions.tags')} />
      <p className={sheets.subtle}>
        {by} {!inSpace && text('questions.in', { space: spaceName })} · <When at={at} /> ·{' '}
        {text('questions.answers', { count: answerCount })}
      </p>
    </article>
  );
}
