/** The address of a page; keeps who one is in local mode. */
export function hrefOf(path: string): string {
  return `/tab/${path}${location.search}`;
}

/** Goes to a page without loading the document again. */
export function goTo(path: string): void {
  history.pushState(null, '', hrefOf(path));
  window.dispatchEvent(new PopStateEvent('popstate'));
}

/** What a link into the tab may ask for: a page, and the space it is about. */
const asked = /^[a-z]+(?:\/[a-z]+)?(?:\?space=[\w%.-]+)?$/;

/** Shows the page that a link into the tab asks for, in place of the first one; nothing where it is no page's name. */
export function openAt(page: string): void {
  if (!asked.test(page)) return;
  history.replaceState(null, '', `/tab/${page}`);
  window.dispatchEvent(new PopStateEvent('popstate'));
}

/** Which question or post the page at a path is of. */
export function oneAt(pathname: string): { readonly space: string; readonly id: string } {
  const [space = '', id = ''] = pathname.split('/').slice(-2).map(decodeURIComponent);
  return { space, id };
}

/** Where the page of one question or post is. */
export function pathOf(page: 'question' | 'post', one: { space: string; id: string }): string {
  return `${page}/${encodeURIComponent(one.space)}/${encodeURIComponent(one.id)}`;
}

/** The page names that the path of an address may stand for, the whole before its first part: `question/A/1` is the page `question`. */
export function pageNames(pathname: string): readonly string[] {
  const path = pathname.replace(/^\/tab\/?/, '').replace(/\/$/, '');
  return [path, path.split('/')[0] ?? ''];
}
