import { type ReactNode, useState } from 'react';
import type { SpaceView } from '../../bot/spaces/contract';
import { useSession } from './session';
import { ProblemBar } from './shell/ProblemBar';
import { SpaceField } from './shell/SpaceField';
import { useSheets } from './shell/sheets';
import { useSpaces } from './spaces/useSpaces';
import { text } from './texts';

/** Where something goes that one writes. */
interface Where {
  /** The id of the space; empty until one is known. */
  readonly space: string;
  /** All that one can act in. */
  readonly spaces: readonly SpaceView[];
  /** A field to choose it with where there is a choice, or why there is none. */
  readonly choice: ReactNode;
}

/** The space the tab stands in, or else one chosen of those one can act in. */
export function useWhere(label: string): Where {
  const sheets = useSheets();
  const { space: here } = useSession();
  const { spaces: all, error } = useSpaces();
  const spaces = all?.filter(({ closed }) => !closed) ?? [];
  const [chosen, setChosen] = useState('');
  const space = here?.id ?? (chosen || spaces[0]?.id || '');
  const choice = !here && (
    <>
      {error && !all && <ProblemBar problem={error} />}
      {all && space === '' && (
        <p role="status" className={sheets.words}>
          {text('noSpace')}
        </p>
      )}
      <SpaceField {...{ label, spaces }} value={space} onChosen={setChosen} />
    </>
  );
  return { space, spaces, choice };
}
