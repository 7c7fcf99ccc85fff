import { type ComponentType, createElement, use } from 'react';
import { pageNames } from './address';
import type { TextKey } from './texts';

/** What the module of a page exports. */
interface PageModule {
  readonly Page: ComponentType;
}

export interface Page {
  /** What follows `/tab/` in the address. */
  readonly path: string;
  readonly title: TextKey;
  /** Shown in the navigation of the personal tab. */
  readonly personal: boolean;
  /** Among them for those alone who look after the product. */
  readonly admins: boolean;
  /** It has things to compare side by side, where there is room. */
  readonly wide: boolean;
  readonly load: () => Promise<PageModule>;
  readonly View: ComponentType;
}

function page(
  path: string,
  title: TextKey,
  load: Page['load'],
  personal: boolean | 'admins' = false,
): Page {
  let loading: Promise<PageModule> | undefined;
  let loaded: PageModule | undefined;
  function once() {
    loading ??= load().then((module) => {
      loaded = module;
      return module;
    });
    return loading;
  }
  // What is there already is drawn at once; for a promise, even of what is known, React may wait.
  const View = () => createElement((loaded ?? use(once())).Page);
  const shown = { personal: personal !== false, admins: personal === 'admins' };
  return { path, title, ...shown, wide: path.endsWith('health'), load: once, View };
}

const wall = page('', 'pages.wall', () => import('./recognition/WallPage'), true);

/** Every page of the tab, one line each; the personal ones in the order of the navigation. */
export const pages: readonly Page[] = [
  page('home', 'pages.home', () => import('./home/HomePage'), true),
  wall,
  page('posts', 'pages.posts', () => import('./posts/PostsPage'), true),
  page('questions', 'pages.questions', () => import('./questions/BoardPage'), true),
  page('links', 'pages.links', () => import('./links/LibraryPage'), true),
  page('awards', 'pages.awards', () => import('./awards/AwardsPage'), true),
  page('people', 'pages.people', () => import('./people/PeoplePage'), true),
  page('groups', 'pages.groups', () => import('./groups/GroupsPage'), true),
  page('health', 'pages.health', () => import('./health/HealthPage'), true),
  page('digest', 'pages.digest', () => import('./digest/DigestPage'), true),
  page('me', 'pages.me', () => import('./people/MePage'), true),
  page('status', 'pages.status', () => import('./status/StatusPage'), 'admins'),
  page('question', 'pages.question', () => import('./questions/QuestionPage')),
  page('post', 'pages.post', () => import('./posts/PostPage')),
  page('channel/health', 'pages.health', () => import('./health/HealthPage')),
  page('channel/awards', 'pages.awards', () => import('./awards/AwardsPage')),
  page('channel', 'pages.channel', () => import('./recognition/ChannelPage')),
  page('configure', 'pages.configure', () => import('./configure/ConfigurePage')),
];

/** The page of an address; one that is not known brings the first page, so that no link is a dead end. */
export function pageAt(pathname: string): Page {
  const [whole, first] = pageNames(pathname);
  return pages.find(({ path }) => path === whole || path === first) ?? wall;
}
