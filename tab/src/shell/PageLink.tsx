import { Link } from '@fluentui/react-components';
import type { ComponentProps, ReactNode } from 'react';
import { goTo, hrefOf } from '../address';

interface Props
  extends Pick<ComponentProps<typeof Link>, 'appearance' | 'className' | 'aria-current'> {
  readonly path: string;
  readonly children: ReactNode;
}

/** A link to another page of the tab, which is shown without loading the document again. */
export function PageLink({ path, ...props }: Props) {
  return (
    <Link
      {...props}
      href={hrefOf(path)}
      onClick={(event) => {
        event.preventDefault();
        goTo(path);
      }}
    />
  );
}
