import { app, authentication, pages } from '@microsoft/teams-js';
import { type ThemeName, teamsTheme } from '../theme-name';

/** What Teams says of the frame. Claims of the client: the server checks membership itself. */
export interface TeamsContext {
  readonly theme: ThemeName;
  /** What Teams is set to, as a BCP 47 tag. */
  readonly locale: string;
  /** The team of a channel tab, or the chat of a chat tab. */
  readonly space?: { readonly id: string; readonly name?: string };
  /** The page that a link into the tab asks for, such as `digest?space=...`. */
  readonly page?: string;
}

export interface ChannelTab {
  readonly entityId: string;
  readonly contentUrl: string;
  readonly websiteUrl: string;
  readonly suggestedDisplayName: string;
}

/** Teams, as the tab uses it. This module alone knows teams-js. */
export interface Teams {
  /** A fresh token; rejects where the person or the tenant refuses. Asked before each call, never kept. */
  token(): Promise<string>;
  context(): Promise<TeamsContext>;
  onTheme(follow: (theme: ThemeName) => void): void;
  /** Opens a Teams link without leaving Teams. */
  openLink(url: string): Promise<void>;
  /** Lets "Save" add the tab. False where the frame is not a configuration page. */
  configure(tab: ChannelTab): boolean;
}

/** Teams for mobile shows the tab in a web view, not in a frame. */
function hasHost(): boolean {
  return window.parent !== window || Boolean(window.opener) || 'nativeInterface' in window;
}

async function within<T>(limitMs: number, answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('No answer from the host')), limitMs);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

const initializeLimitMs = 8_000;
/** Long, because the person may be reading a consent prompt. */
const tokenLimitMs = 120_000;

/**
 * Shakes hands with Teams. Undefined where there is none: teams-js alone would wait 60 s for a parent
 * that stays silent, we wait 8.
 */
export async function startTeams(): Promise<Teams | undefined> {
  if (!hasHost()) return undefined;
  try {
    await within(initializeLimitMs, app.initialize());
  } catch {
    return undefined;
  }
  void app.notifySuccess();
  return {
    token: () => within(tokenLimitMs, authentication.getAuthToken()),
    context,
    onTheme: (follow) => app.registerOnThemeChangeHandler((name) => follow(teamsTheme(name))),
    openLink: (url) => app.openLink(url),
    configure,
  };
}

async function context(): Promise<TeamsContext> {
  const { app: client, team, chat, page } = await app.getContext();
  const theme = teamsTheme(client.theme);
  const { locale } = client;
  const asked = page?.subPageId ? { page: page.subPageId } : {};
  if (team)
    return { theme, locale, space: { id: team.internalId, name: team.displayName }, ...asked };
  return { theme, locale, ...(chat ? { space: { id: chat.id } } : {}), ...asked };
}

function configure(tab: ChannelTab): boolean {
  if (app.getFrameContext() !== 'settings') return false;
  pages.config.registerOnSaveHandler((event) => {
    pages.config.setConfig(tab).then(
      () => event.notifySuccess(),
      (reason: unknown) => event.notifyFailure(String(reason)),
    );
  });
  pages.config.setValidityState(true);
  return true;
}
