import { Wall } from './Wall';

export { prefetch } from './useWall';

/** The personal wall: kudos of all the spaces one is in. */
export function Page() {
  return <Wall />;
}
