import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { text } from '../texts';
import { everything, type WallFilter } from './useWall';
import { WallFilters } from './WallFilters';
import { WallList } from './WallList';

const useStyles = makeStyles({
  title: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    textWrap: 'balance',
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

/** Kudos, newest first: of one space where it is given, otherwise of all the spaces one is in. */
export function Wall({ space }: { space?: { readonly id: string; readonly name?: string } }) {
  const styles = useStyles();
  const [filter, setFilter] = useState<WallFilter>(everything);
  const shown = space ? { ...filter, space: space.id } : filter;
  return (
    <>
      <h1 className={styles.title}>{text('wall.title')}</h1>
      <p className={styles.lead}>
        {space?.name ? text('wall.leadOf', { name: space.name }) : text('wall.lead')}
      </p>
      <WallFilters filter={shown} onFilter={setFilter} inSpace={space !== undefined} />
      <WallList
        filter={shown}
        narrowed={filter.who !== '' || filter.practice !== '' || (!space && filter.space !== '')}
        onShowAll={() => setFilter(everything)}
      />
    </>
  );
}
