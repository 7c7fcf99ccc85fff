import { makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { Said } from '../shell/Said';
import { text } from '../texts';
import { NoneLeft, NoneYet } from './None';
import { everything, useWall, type WallFilter } from './useWall';
import { WallFilters } from './WallFilters';
import { WallList } from './WallList';

const useStyles = makeStyles({
  title: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    fontSize: `clamp(${tokens.fontSizeBase500}, 6vw, ${tokens.fontSizeBase600})`,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    textWrap: 'balance',
    outlineStyle: 'none',
  },
  lead: {
    margin: `0 0 ${tokens.spacingVerticalXL}`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
    textWrap: 'pretty',
    overflowWrap: 'anywhere',
  },
});

function announced({ data, isPlaceholderData, hasNextPage }: ReturnType<typeof useWall>): string {
  if (!data || isPlaceholderData) return '';
  return text(hasNextPage ? 'wall.countSoFar' : 'wall.count', { count: data.length });
}

/** Kudos, newest first: of one space where it is given, otherwise of all the spaces one is in. */
export function Wall({ space }: { space?: { readonly id: string; readonly name?: string } }) {
  const styles = useStyles();
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
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {text('wall.title')}
      </h1>
      <Said>{announced(wall)}</Said>
      <p className={styles.lead}>
        {space?.name ? text('wall.leadOf', { name: space.name }) : text('wall.lead')}
      </p>
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
