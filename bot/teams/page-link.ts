/** Where the tab is found. */
interface TabAt {
  /** The address of the tab, with a slash at its end. */
  readonly tab: string;
  /** The id of the Teams app; undefined where there is no Teams around the tab, as in local mode. */
  readonly app: string | undefined;
}

/** The personal tab, as appPackage/manifest.json names it. */
const entity = 'wall';

/**
 * The address of a page of the tab about one space: it opens inside Teams, which tells the tab by
 * `subEntityId`. https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
 */
export function pageLink({ tab, app }: TabAt, page: string, space: string): string {
  const within = `${page}?space=${encodeURIComponent(space)}`;
  if (app === undefined) return `${tab}${within}`;
  const link = new URL(`https://teams.microsoft.com/l/entity/${encodeURIComponent(app)}/${entity}`);
  link.searchParams.set('webUrl', `${tab}${within}`);
  link.searchParams.set('context', JSON.stringify({ subEntityId: within }));
  return link.toString();
}
