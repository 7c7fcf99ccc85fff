import { Button, Field, Input } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { text } from '../texts';
import { useSheets } from './sheets';

interface Props {
  readonly label: string;
  readonly hint?: string;
  /** As typed: tags separated by commas. */
  readonly value: string;
  /** Tags in use, the most used first. */
  readonly known: readonly string[];
  readonly onChange: (value: string) => void;
}

const mostProposed = 5;
const separator = /[,;\n]/;

/** Tags in use that go on with what is being typed, or the most used ones; none that is there already. */
export function propose(value: string, known: readonly string[]): readonly string[] {
  const parts = value.split(separator).map((part) => part.trim().toLowerCase());
  const last = parts.at(-1) ?? '';
  const there = new Set(parts);
  return known.filter((tag) => tag.startsWith(last) && !there.has(tag)).slice(0, mostProposed);
}

/** What was typed with the tag in place of its unfinished end. */
export function complete(value: string, tag: string): string {
  const finished = value
    .split(separator)
    .slice(0, -1)
    .map((part) => part.trim());
  return [...finished.filter(Boolean), tag, ''].join(', ');
}

/** A list of tags one types, with those in use a click away. */
export function TagsInput({ label, hint, value, known, onChange }: Props) {
  const sheets = useSheets();
  return (
    <div>
      <Field label={label} hint={hint}>
        <Input value={value} maxLength={400} onChange={(_, data) => onChange(data.value)} />
      </Field>
      <div className={sheets.proposals}>
        {propose(value, known).map((tag) => (
          <Button
            key={tag}
            size="small"
            appearance="subtle"
            icon={<AddRegular />}
            aria-label={text('addTag', { tag })}
            onClick={() => onChange(complete(value, tag))}
          >
            {tag}
          </Button>
        ))}
      </div>
    </div>
  );
}
