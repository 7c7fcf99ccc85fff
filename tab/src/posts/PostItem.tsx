import { pathOf } from '../address';
import { Chip } from '../shell/Chip';
import { PageLink } from '../shell/PageLink';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { PostActs } from './PostActs';
import { InputLine, PostFacts, PostWords } from './PostWords';
import type { Item } from './usePosts';

/** A post of the list, with the newest input. */
export function PostItem({ post, inSpace }: { post: Item; inSpace: boolean }) {
  const sheets = useSheets();
  return (
    <article className={sheets.sheet}>
      <Chip strong={post.state === 'closed'}>{text(`posts.state.${post.state}`)}</Chip>
      <h2 className={sheets.title}>
        <PageLink path={pathOf('post', post)}>
          {text('posts.one', { name: post.author.name })}
        </PageLink>
      </h2>
      <div className={sheets.gap}>
        <PostWords post={post} />
      </div>
      {post.inputs.map((input) => (
        <InputLine key={input.id} input={input} />
      ))}
      <PostFacts post={post} inSpace={inSpace} />
      <PostActs post={post} />
    </article>
  );
}
