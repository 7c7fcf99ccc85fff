import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useSheets } from './sheets';
import { useBelowFold } from './useBelowFold';

const useStyles = makeStyles({ behind: { opacity: 0.6 } });

/** About what the first screen has room for. */
const firstScreen = 4;

/** A list of things one below the other, those of the first screen first. */
export function List<T>({
  label,
  items,
  keyOf,
  behind = false,
  children,
}: {
  label: string;
  items: readonly T[];
  keyOf: (item: T) => string;
  /** It shows what was asked for before, while what is asked for now is under way. */
  behind?: boolean;
  children: (item: T) => ReactNode;
}) {
  const sheets = useSheets();
  const styles = useStyles();
  const shown = useBelowFold() ? items : items.slice(0, firstScreen);
  return (
    <ul
      className={mergeClasses(sheets.list, behind && styles.behind)}
      aria-label={label}
      aria-busy={behind || undefined}
    >
      {shown.map((item) => (
        <li key={keyOf(item)}>{children(item)}</li>
      ))}
    </ul>
  );
}
