import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { newAct } from './api';
import { useSession } from './session';

/**
 * Something one does: sent again after a failure it is the same act, and a new one once it is done. What
 * the page shows of `refresh` is read again.
 */
export function useAct<Body extends object, Answer>(
  path: `/api/${string}`,
  refresh: readonly string[],
  onDone?: (answer: Answer) => void,
) {
  const { api } = useSession();
  const queries = useQueryClient();
  const act = useRef(newAct());
  return useMutation({
    mutationFn: (body: Body) => api.post<Answer>(path, act.current, body),
    onSuccess: (answer) => {
      act.current = newAct();
      // What waits for one, and what is new, is told on the first page too.
      for (const key of [...refresh, 'home']) void queries.invalidateQueries({ queryKey: [key] });
      onDone?.(answer);
    },
  });
}
