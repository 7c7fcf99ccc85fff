import { makeStyles, SearchBox, Select, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Practice } from '../../../bot/recognition/contract';
import { useSpaces } from '../spaces/useSpaces';
import { text } from '../texts';
import { practiceNames } from './practices';
import type { WallFilter } from './queries';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalXL,
  },
  search: { flex: '2 1 14rem', maxWidth: 'none', minWidth: 0 },
  select: { flex: '1 1 12.5rem', minWidth: 0 },
});

const typingPauseMs = 300;

/** Tells of a name once the typing pauses, and follows when the filter is cleared elsewhere. */
function WhoBox({ who, onWho }: { who: string; onWho: (who: string) => void }) {
  const styles = useStyles();
  const [typed, setTyped] = useState(who);
  const [known, setKnown] = useState(who);
  if (who !== known) {
    setKnown(who);
    if (typed.trim() !== who) setTyped(who);
  }
  useEffect(() => {
    if (typed.trim() === who) return undefined;
    const timer = setTimeout(() => onWho(typed.trim()), typingPauseMs);
    return () => clearTimeout(timer);
  }, [typed, who, onWho]);
  return (
    <SearchBox
      className={styles.search}
      aria-label={text('filter.who')}
      placeholder={text('filter.who')}
      maxLength={100}
      value={typed}
      onChange={(_, { value }) => setTyped(value)}
    />
  );
}

function SpaceSelect({ value, onChange }: { value: string; onChange: (space: string) => void }) {
  const { spaces } = useSpaces();
  const styles = useStyles();
  if (!spaces || spaces.length < 2) return null;
  return (
    <Select
      className={styles.select}
      aria-label={text('filter.space')}
      value={value}
      onChange={(_, { value: space }) => onChange(space)}
    >
      <option value="">{text('filter.allSpaces')}</option>
      {spaces.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}

/** Narrows the wall by name, practice and, in the personal tab, by space. */
export function WallFilters({
  filter,
  onFilter,
  inSpace,
}: {
  filter: WallFilter;
  onFilter: (filter: WallFilter) => void;
  inSpace: boolean;
}) {
  const styles = useStyles();
  return (
    <search className={styles.row} aria-label={text('filter.label')}>
      <WhoBox who={filter.who} onWho={(who) => onFilter({ ...filter, who })} />
      {!inSpace && (
        <SpaceSelect value={filter.space} onChange={(space) => onFilter({ ...filter, space })} />
      )}
      <Select
        className={styles.select}
        aria-label={text('filter.practice')}
        value={filter.practice}
        onChange={(_, { value }) => onFilter({ ...filter, practice: value as Practice | '' })}
      >
        <option value="">{text('filter.allPractices')}</option>
        {Object.entries(practiceNames()).map(([practice, name]) => (
          <option key={practice} value={practice}>
            {name}
          </option>
        ))}
      </Select>
    </search>
  );
}
