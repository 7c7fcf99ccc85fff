import { SearchBox, Select } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useSheets } from './sheets';

interface Props<Value extends string> {
  /** What the whole is for, what is searched, and what is chosen, for those who do not see it. */
  readonly labels: { readonly narrow: string; readonly search: string; readonly show: string };
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onValue: (value: Value) => void;
  /** Called a moment after the last key. */
  readonly onText: (words: string) => void;
}

const typingPauseMs = 300;

/** Narrows a list by words and by one choice. */
export function ListFilters<Value extends string>(props: Props<Value>) {
  const { labels, options, value, onValue, onText } = props;
  const sheets = useSheets();
  const [typed, setTyped] = useState<string>();
  useEffect(() => {
    if (typed === undefined) return undefined;
    const timer = setTimeout(() => onText(typed.trim()), typingPauseMs);
    return () => clearTimeout(timer);
  }, [typed, onText]);
  return (
    <search className={sheets.bar} aria-label={labels.narrow}>
      <SearchBox
        className={sheets.grow}
        aria-label={labels.search}
        placeholder={labels.search}
        maxLength={200}
        onChange={(_, data) => setTyped(data.value)}
      />
      <Select
        className={sheets.half}
        aria-label={labels.show}
        value={value}
        onChange={(_, data) => onValue(data.value as Value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </search>
  );
}
