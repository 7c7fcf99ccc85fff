import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons/svg/open';
import type { Input, PostItem } from '../../../bot/posts/contract';
import { together } from '../names';
import { startEdge } from '../shell/edge';
import { useSheets } from '../shell/sheets';
import { Tags } from '../shell/Tags';
import { TeamsLink } from '../shell/TeamsLink';
import { text } from '../texts';
import { When } from '../when';

const useStyles = makeStyles({
  lines: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: 0,
    '& dd': { margin: 0 },
  },
  label: {
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  words: {
    whiteSpace: 'pre-wrap',
    lineHeight: tokens.lineHeightBase400,
    color: tokens.colorNeutralForeground1,
  },
  outcome: {
    paddingInlineStart: tokens.spacingHorizontalM,
    ...startEdge('4px', tokens.colorCompoundBrandBackground),
  },
});

const lines = ['working', 'learned', 'wanted'] as const;

/** What a post says: what came of it first, then its lines, and what it is about. */
export function PostWords({ post }: { post: PostItem }) {
  const sheets = useSheets();
  const styles = useStyles();
  const { outcome, page, tags } = post;
  return (
    <>
      <dl className={styles.lines}>
        {outcome && (
          <div className={styles.outcome}>
            <dt className={styles.label}>{text('posts.outcome')}</dt>
            <dd className={styles.words} dir="auto">
              {outcome}
            </dd>
          </div>
        )}
        {lines
          .filter((name) => post[name] !== '')
          .map((name) => (
            <div key={name}>
              <dt className={styles.label}>{text(`posts.line.${name}`)}</dt>
              <dd className={styles.words} dir="auto">
                {post[name]}
              </dd>
            </div>
          ))}
      </dl>
      {page && (
        <p className={sheets.subtle}>
          <Link href={page.url} target="_blank" rel="noopener noreferrer">
            {text('posts.openPage', { host: page.host })} <OpenRegular aria-hidden="true" />
          </Link>
        </p>
      )}
      <Tags tags={tags} label={text('questions.tags')} />
    </>
  );
}

/** Where and when, who watches, and whom it helped. */
export function PostFacts({ post, inSpace }: { post: PostItem; inSpace: boolean }) {
  const sheets = useSheets();
  const { spaceName, at, editedAt, watchers, watcherCount, helped, inputCount, link } = post;
  const others = watcherCount - watchers.length;
  const named = watchers.map(({ name }) => name);
  const names = together(others > 0 ? [...named, text('posts.others', { others })] : named);
  const facts = [
    ...(editedAt === undefined ? [] : [text('posts.edited')]),
    text('posts.inputCount', { count: inputCount }),
    ...(watcherCount > 0 ? [text('posts.watching', { count: watcherCount, names })] : []),
    ...(helped > 0 ? [text('posts.helped', { count: helped })] : []),
  ];
  return (
    <p className={sheets.subtle}>
      {!inSpace && `${spaceName} · `}
      <When at={at} /> · {facts.join(' · ')}
      {link && (
        <>
          {' · '}
          <TeamsLink
            href={link}
            label={`${text('questions.open')}: ${text('posts.one', { name: post.author.name })}`}
          >
            {text('questions.open')}
          </TeamsLink>
        </>
      )}
    </p>
  );
}

/** A line of input with whose it is. */
export function InputLine({ input }: { input: Input }) {
  const sheets = useSheets();
  return (
    <figure className={sheets.quote}>
      <blockquote className={sheets.words} dir="auto">
        {input.text}
      </blockquote>
      <figcaption className={sheets.subtle}>
        {input.by.name} · <When at={input.at} />
      </figcaption>
    </figure>
  );
}
