import { ToggleButton } from '@fluentui/react-components';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';

const shown = 8;

interface Props {
  /** In use, the most used first. */
  readonly tags: readonly string[];
  /** The chosen one; empty where all are shown. */
  readonly tag: string;
  readonly onTag: (tag: string) => void;
}

/** The tags most in use, each a button that narrows the list to it. */
export function TagChoice({ tags, tag, onTag }: Props) {
  const sheets = useSheets();
  const few = tags.slice(0, shown);
  const all = tag && !few.includes(tag) ? [tag, ...few] : few;
  if (all.length === 0) return null;
  return (
    <fieldset className={sheets.choices} aria-label={text('links.tags')}>
      {all.map((one) => (
        <ToggleButton
          key={one}
          size="small"
          shape="circular"
          checked={one === tag}
          onClick={() => onTag(one === tag ? '' : one)}
        >
          {one}
        </ToggleButton>
      ))}
    </fieldset>
  );
}
