import { Link } from '@fluentui/react-components';
import { goTo, hrefOf } from '../address';
import { Chip } from '../shell/Chip';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { PostActs } from './PostActs';
import { InputLine, PostFacts, PostWords } from './PostWords';
import type { Item } from './usePosts';

/** Where a post's own page is. */
function pathOf({ space, id }: Item): string {
  return `post/${encodeURIComponent(space)}/${encodeURIComponent(id)}`;
}

/** A post of the list, with the newest input. */
export function PostItem({ post, inSpace }: { post: Item; inSpace: boolean }) {
  const sheets = useSheets();
  const path = pathOf(post);
  return (
    <article className={sheets.sheet}>
      <Chip strong={post.state === 'closed'}>{text(`posts.state.${post.state}`)}</Chip>
      <h2 className={sheets.title}>
        <Link
          href={hrefOf(path)}
          onClick={(event) => {
            event.preventDefault();
            goTo(path);
          }}
        >
          {text('posts.one', { name: post.author.name })}
        </Link>
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
