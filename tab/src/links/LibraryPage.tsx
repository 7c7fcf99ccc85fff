import { Button } from '@fluentui/react-components';
import { BookmarkRegular } from '@fluentui/react-icons/svg/bookmark';
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
import { LinkItem } from './LinkItem';
import { everything, type View } from './queries';
import { ShareForm } from './ShareForm';
import { TagChoice } from './TagChoice';
import { useLibrary } from './useLinks';

const views: readonly View[] = ['new', 'useful', 'saved', 'mine', 'waiting', 'due'];

/** The library: links colleagues shared, each with why, and vetted with context. */
export function Page() {
  const sheets = useSheets();
  const { space } = useSession();
  const [shown, setShown] = useState(everything);
  const [sharing, setSharing] = useState(false);
  const library = useLibrary({ ...shown, space: space?.id ?? '' });
  const words = useCallback(
    (next: string) => setShown((now) => ({ ...now, text: next, page: 0 })),
    [],
  );
  const { links, tags = [], more = false } = library.data ?? {};
  const narrowed = shown.view !== 'new' || shown.text !== '' || shown.tag !== '';
  return (
    <>
      <PageTitle title={text('links.title')}>{text('links.lead')}</PageTitle>
      {sharing ? (
        <div className={sheets.sheet}>
          <ShareForm known={tags} onClose={() => setSharing(false)} />
        </div>
      ) : (
        <div className={sheets.bar}>
          <Button appearance="primary" onClick={() => setSharing(true)}>
            {text('links.share')}
          </Button>
        </div>
      )}
      <div className={sharing ? sheets.gap : undefined}>
        <ListFilters
          labels={{
            narrow: text('links.narrow'),
            search: text('links.search'),
            show: text('links.show'),
          }}
          options={views.map((value) => ({ value, label: text(`links.view.${value}`) }))}
          value={shown.view}
          onValue={(view) => setShown((now) => ({ ...now, view, page: 0 }))}
          onText={words}
        />
        <TagChoice
          tags={tags}
          tag={shown.tag}
          onTag={(tag) => setShown((now) => ({ ...now, tag, page: 0 }))}
        />
      </div>
      <Said>{links ? text('links.count', { count: links.length }) : ''}</Said>
      {library.isError && (
        <ProblemNotice problem={library.error} onRetry={() => void library.refetch()} />
      )}
      {!links && !library.isError && <ListSkeleton label={text('loading')} />}
      {links?.length === 0 && (
        <Notice
          icon={<BookmarkRegular />}
          title={text(narrowed ? 'links.noneLeft.title' : 'links.empty.title')}
        >
          {text(narrowed ? `links.noneLeft.${shown.view}` : 'links.empty.body')}
        </Notice>
      )}
      {links && links.length > 0 && (
        <List
          label={text('links.title')}
          items={links}
          keyOf={(link) => `${link.space} ${link.id}`}
        >
          {(link) => (
            <LinkItem link={link} inSpace={space !== undefined} saved={shown.view === 'saved'} />
          )}
        </List>
      )}
      <Pages
        label={text('links.pages')}
        page={shown.page}
        more={more}
        onTurn={(by) => setShown((now) => ({ ...now, page: now.page + by }))}
      />
    </>
  );
}
