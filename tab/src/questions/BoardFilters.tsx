import { SearchBox, Select } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { BoardQuery } from '../../../bot/questions/contract';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';

const filters: readonly BoardQuery['filter'][] = [
  'all',
  'open',
  'waiting',
  'skills',
  'mine',
  'resolved',
];
const typingPauseMs = 300;

/** Narrows the board by words and by what one looks for. */
export function BoardFilters({
  filter,
  onFilter,
  onText,
}: {
  filter: BoardQuery['filter'];
  onFilter: (filter: BoardQuery['filter']) => void;
  onText: (words: string) => void;
}) {
  const sheets = useSheets();
  const [typed, setTyped] = useState<string>();
  useEffect(() => {
    if (typed === undefined) return undefined;
    const timer = setTimeout(() => onText(typed.trim()), typingPauseMs);
    return () => clearTimeout(timer);
  }, [typed, onText]);
  return (
    <search className={sheets.bar} aria-label={text('questions.narrow')}>
      <SearchBox
        className={sheets.grow}
        aria-label={text('questions.search')}
        placeholder={text('questions.search')}
        maxLength={200}
        onChange={(_, { value }) => setTyped(value)}
      />
      <Select
        className={sheets.half}
        aria-label={text('questions.show')}
        value={filter}
        onChange={(_, { value }) => onFilter(value as BoardQuery['filter'])}
      >
        {filters.map((one) => (
          <option key={one} value={one}>
            {text(`questions.filter.${one}`)}
          </option>
        ))}
      </Select>
    </search>
  );
}
