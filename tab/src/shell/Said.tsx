import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: '-1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** Announces its words when they change, without showing them. */
export function Said({ children }: { children: ReactNode }) {
  return (
    <div role="status" className={useStyles().hidden}>
      {children}
    </div>
  );
}
