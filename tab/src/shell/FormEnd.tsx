import { Button } from '@fluentui/react-components';
import { text } from '../texts';
import { Anyway } from './Anyway';
import { ProblemBar } from './ProblemBar';
import { useSheets } from './sheets';

interface Props {
  /** What the button that sends says. */
  readonly send: string;
  /** It cannot be sent now. */
  readonly waiting: boolean;
  /** Why it was not taken. */
  readonly problem: unknown;
  readonly anyway: boolean;
  readonly onAnyway: (anyway: boolean) => void;
  readonly onClose: () => void;
}

/** Below the fields of a form whose words others read: what was wrong, and the buttons. */
export function FormEnd({ send, waiting, problem, anyway, onAnyway, onClose }: Props) {
  const sheets = useSheets();
  return (
    <>
      {problem ? <ProblemBar problem={problem} /> : null}
      <Anyway problem={problem} checked={anyway} onChecked={onAnyway} />
      <div className={sheets.row}>
        <Button type="submit" appearance="primary" disabledFocusable={waiting}>
          {send}
        </Button>
        <Button onClick={onClose}>{text('cancel')}</Button>
      </div>
    </>
  );
}
