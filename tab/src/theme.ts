import {
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import type { ThemeName } from './theme-name';

export const themes: Readonly<Record<ThemeName, Theme>> = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

const queries = ['(forced-colors: active)', '(prefers-color-scheme: dark)'] as const;

/** What the browser asks for, outside Teams and until Teams has told. */
export function browserTheme(): ThemeName {
  if (matchMedia(queries[0]).matches) return 'contrast';
  return matchMedia(queries[1]).matches ? 'dark' : 'light';
}

/** Calls `follow` at each change of what the browser asks for, until the returned function is called. */
export function watchBrowserTheme(follow: (theme: ThemeName) => void): () => void {
  const changed = () => follow(browserTheme());
  const lists = queries.map((query) => matchMedia(query));
  for (const list of lists) list.addEventListener('change', changed);
  return () => {
    for (const list of lists) list.removeEventListener('change', changed);
  };
}
