import { useSyncExternalStore } from 'react';

function subscribe(changed: () => void): () => void {
  window.addEventListener('popstate', changed);
  return () => window.removeEventListener('popstate', changed);
}

/** The path of the address; the component is drawn again when it changes. */
export function usePathname(): string {
  return useSyncExternalStore(subscribe, () => location.pathname);
}

/** The address of a page; keeps who one is in local mode. */
export function hrefOf(path: string): string {
  return `/tab/${path}${location.search}`;
}

/** Goes to a page without loading the document again. */
export function goTo(path: string): void {
  history.pushState(null, '', hrefOf(path));
  window.dispatchEvent(new PopStateEvent('popstate'));
}
