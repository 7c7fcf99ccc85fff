import { useState } from 'react';
import { oneAt } from '../address';
import { useSession } from '../session';
import { Chip } from '../shell/Chip';
import { ListSkeleton } from '../shell/ListSkeleton';
import { PageLink } from '../shell/PageLink';
import { PageTitle } from '../shell/PageTitle';
import { ProblemBar } from '../shell/ProblemBar';
import { ProblemNotice } from '../shell/ProblemNotice';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { usePathname } from '../usePathname';
import { PostActs } from './PostActs';
import { PostForm } from './PostForm';
import { InputLine, PostFacts, PostWords } from './PostWords';
import { usePost } from './usePosts';

/** One post with all its input. */
export function Page() {
  const sheets = useSheets();
  const { space: here } = useSession();
  const [editing, setEditing] = useState(false);
  const { space, id } = oneAt(usePathname());
  const { data, error, refetch } = usePost(space, id);
  if (error && !data) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton label={text('loading')} />;
  const { post, inputs, own, watching, helped } = data;
  return (
    <>
      <p className={sheets.subtle}>
        <PageLink path="posts">{text('posts.back')}</PageLink>
      </p>
      <Chip strong={post.state === 'closed'}>{text(`posts.state.${post.state}`)}</Chip>
      <PageTitle title={text('posts.one', { name: post.author.name })} />
      {error && <ProblemBar problem={error} />}
      <div className={`${sheets.sheet} ${sheets.gap}`}>
        {editing ? (
          <PostForm known={[]} post={post} onClose={() => setEditing(false)} />
        ) : (
          <>
            <PostWords post={post} />
            <PostFacts post={post} inSpace={here !== undefined} />
            <PostActs
              post={{ ...post, own, watching }}
              helped={helped}
              onEdit={() => setEditing(true)}
            />
          </>
        )}
      </div>
      <section className={sheets.gap} aria-label={text('posts.inputs')}>
        <h2 className={sheets.title}>{text('posts.inputs')}</h2>
        {inputs.length === 0 && <p className={sheets.subtle}>{text('posts.noInput')}</p>}
        {inputs.map((input) => (
          <InputLine key={input.id} input={input} />
        ))}
      </section>
    </>
  );
}
