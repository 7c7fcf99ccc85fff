import { useState } from 'react';
import { useSession } from '../session';
import { useSpaces } from '../spaces/useSpaces';
import { ProblemNotice } from './ProblemNotice';
import { SpaceField } from './SpaceField';

/** The team or chat a page is about: the one its tab stands in, or one of the reader's own with the field to choose it. */
export function useWhichSpace(label: string, className: string) {
  const { space: fixed } = useSession();
  const [chosen, setChosen] = useState(
    () => new URLSearchParams(window.location.search).get('space') ?? undefined,
  );
  const { spaces, error, refetch } = useSpaces(fixed === undefined);
  const space = fixed?.id ?? chosen ?? spaces?.[0]?.id;
  const field = !fixed && spaces && (
    <SpaceField {...{ label, className, spaces }} value={space} onChosen={setChosen} />
  );
  /** There is none yet that the reader is in. */
  const nowhere = spaces?.length === 0;
  /** Why it is not known which there are. */
  const problem = error && !spaces && (
    <ProblemNotice problem={error} onRetry={() => void refetch()} />
  );
  return { fixed, space, field, nowhere, problem };
}
