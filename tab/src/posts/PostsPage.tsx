import { Button } from '@fluentui/react-components';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import { useCallback, useState } from 'react';
import { useSession } from '../session';
import { List } from '../shell/List';
import { ListFilters } from '../shell/ListFilters';
import { ListSkeleton } from '../shell/ListSkeleton';
import { Notice } from '../shell/Notice';
import { Pages } from '../shell/Pages';
import { PageTitle } from '../shell/PageTitle';
import { ProblemNotice } from '../shell/ProblemNotice';
import { Said } from '../shell/Said';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { PostForm } from './PostForm';
import { PostItem } from './PostItem';
import { everything, type Filter } from './queries';
import { usePosts } from './usePosts';

const filters: readonly Filter[] = ['all', 'open', 'watching', 'mine', 'closed'];

/** Work in the open: what colleagues are at, newest first, with what one can do about it. */
export function Page() {
  const sheets = useSheets();
  const { space } = useSession();
  const [shown, setShown] = useState(everything);
  const [posting, setPosting] = useState(false);
  const list = usePosts({ ...shown, space: space?.id ?? '' });
  const words = useCallback(
    (next: string) => setShown((now) => ({ ...now, text: next, page: 0 })),
    [],
  );
  const { posts, tags = [], more = false } = list.data ?? {};
  const narrowed = shown.filter !== 'all' || shown.text !== '';
  return (
    <>
      <PageTitle title={text('posts.title')}>{text('posts.lead')}</PageTitle>
      {posting ? (
        <div className={sheets.sheet}>
          <PostForm known={tags} onClose={() => setPosting(false)} />
        </div>
      ) : (
        <div className={sheets.bar}>
          <Button appearance="primary" onClick={() => setPosting(true)}>
            {text('posts.post')}
          </Button>
        </div>
      )}
      <div className={posting ? sheets.gap : undefined}>
        <ListFilters
          labels={{
            narrow: text('posts.narrow'),
            search: text('posts.search'),
            show: text('posts.show'),
          }}
          options={filters.map((value) => ({ value, label: text(`posts.filter.${value}`) }))}
          value={shown.filter}
          onValue={(filter) => setShown((now) => ({ ...now, filter, page: 0 }))}
          onText={words}
        />
      </div>
      <Said>{posts ? text('posts.count', { count: posts.length }) : ''}</Said>
      {list.isError && <ProblemNotice problem={list.error} onRetry={() => void list.refetch()} />}
      {!posts && !list.isError && <ListSkeleton label={text('loading')} />}
      {posts?.length === 0 && (
        <Notice
          icon={<EyeRegular />}
          title={text(narrowed ? 'posts.noneLeft.title' : 'posts.empty.title')}
        >
          {text(narrowed ? `posts.noneLeft.${shown.filter}` : 'posts.empty.body')}
        </Notice>
      )}
      {posts && posts.length > 0 && (
        <List
          label={text('posts.title')}
          items={posts}
          keyOf={(post) => `${post.space} ${post.id}`}
        >
          {(post) => <PostItem post={post} inSpace={space !== undefined} />}
        </List>
      )}
      <Pages
        label={text('posts.pages')}
        page={shown.page}
        more={more}
        onTurn={(by) => setShown((now) => ({ ...now, page: now.page + by }))}
      />
    </>
  );
}
