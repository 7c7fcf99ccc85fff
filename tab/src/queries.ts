import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api';

const transient: readonly string[] = ['busy', 'network', 'fault'];

/** Tries what may pass by itself twice more, half a second and a second later; keeps answers a minute. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        retry: (failures, problem) =>
          failures < 2 && problem instanceof ApiProblem && transient.includes(problem.kind),
        retryDelay: (failures) => 500 * 2 ** failures,
      },
    },
  });
}
