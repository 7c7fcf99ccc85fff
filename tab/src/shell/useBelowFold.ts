import { useDeferredValue } from 'react';

/** Whether it is time for what is below the first screen: nobody waits for what they do not see. */
export function useBelowFold(): boolean {
  return useDeferredValue(true, false);
}
