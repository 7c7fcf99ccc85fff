import { Checkbox } from '@fluentui/react-components';
import { ApiProblem } from '../api';
import { text } from '../texts';

/** Below a form whose words may not be for everybody: its author says that they looked. Nothing otherwise. */
export function Anyway(props: {
  readonly problem: unknown;
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
}) {
  const { problem, checked, onChecked } = props;
  const asked = problem instanceof ApiProblem && problem.code === 'sensitivity.found';
  if (!asked && !checked) return null;
  return (
    <Checkbox
      label={text('anyway')}
      checked={checked}
      onChange={(_, data) => onChecked(data.checked === true)}
    />
  );
}
