import { useRef, useState } from 'react';
import { PageTitle } from '../shell/PageTitle';
import { Said } from '../shell/Said';
import { text } from '../texts';
import { NoneLeft, NoneYet } from './None';
import { everything, type WallFilter } from './queries';
import { useWall } from './useWall';
import { WallFilters } from './WallFilters';
import { WallList } from './WallList';

function announced({ data, isPlaceholderData, hasNextPage }: ReturnType<typeof useWall>): string {
  if (!data || isPlaceholderData) return '';
  return text(hasNextPage ? 'wall.countSoFar' : 'wall.count', { count: data.length });
}

/** Kudos, newest first: of one space where it is given, otherwise of all the spaces one is in. */
export function Wall({ space }: { space?: { readonly id: string; readonly name?: string } }) {
  const [filter, setFilter] = useState<WallFilter>(everything);
  const shown = space ? { ...filter, space: space.id } : filter;
  const narrowed = filter.who !== '' || filter.practice !== '' || (!space && filter.space !== '');
  const wall = useWall(shown);
  const nothingToNarrow = wall.data ? wall.data.length === 0 && !wall.hasNextPage : wall.isError;
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that asked goes away with what it stood on; the focus goes where the answer will be read from.
  function again(start: () => void) {
    heading.current?.focus();
    start();
  }
  return (
    <>
      <PageTitle ref={heading} title={text('wall.title')}>
        {space?.name ? text('wall.leadOf', { name: space.name }) : text('wall.lead')}
      </PageTitle>
      <Said>{announced(wall)}</Said>
      {(narrowed || !nothingToNarrow) && (
        <WallFilters filter={shown} onFilter={setFilter} inSpace={space !== undefined} />
      )}
      <WallList
        wall={wall}
        inSpace={shown.space !== ''}
        onRetry={() => again(() => void wall.refetch())}
        none={
          narrowed ? <NoneLeft onShowAll={() => again(() => setFilter(everything))} /> : <NoneYet />
        }
      />
    </>
  );
}

/** The personal wall: kudos of all the spaces one is in. */
export function Page() {
  return <Wall />;
}
