import { Button } from '@fluentui/react-components';
import { text } from '../texts';
import { useSheets } from './sheets';

interface Props {
  /** What the pages are of, for those who do not see it. */
  readonly label: string;
  readonly page: number;
  readonly more: boolean;
  readonly onTurn: (by: 1 | -1) => void;
}

/** To the page before and after; nothing where there is but one. */
export function Pages({ label, page, more, onTurn }: Props) {
  const sheets = useSheets();
  if (page === 0 && !more) return null;
  return (
    <nav className={sheets.more} aria-label={label}>
      <div className={sheets.row}>
        {page > 0 && <Button onClick={() => onTurn(-1)}>{text('pages.back')}</Button>}
        {more && <Button onClick={() => onTurn(1)}>{text('pages.more')}</Button>}
      </div>
    </nav>
  );
}
