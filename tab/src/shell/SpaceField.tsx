import { Field, Select } from '@fluentui/react-components';

/** Chooses one of several teams or chats by name; nothing where there is no choice. */
export function SpaceField({
  label,
  spaces,
  value,
  onChosen,
  className,
}: {
  label: string;
  spaces: readonly { readonly id: string; readonly name: string }[];
  value: string | undefined;
  onChosen: (id: string) => void;
  className?: string;
}) {
  if (spaces.length < 2) return null;
  return (
    <Field label={label} className={className}>
      <Select value={value} onChange={(_, data) => onChosen(data.value)}>
        {spaces.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
