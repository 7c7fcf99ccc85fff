/** Apart from the themes themselves, which the first script does without. */
export type ThemeName = 'light' | 'dark' | 'contrast';

/** The theme for a name Teams uses: `default`, `dark`, `contrast`; one we do not know is light. */
export function teamsTheme(name: string): ThemeName {
  return name === 'dark' || name === 'contrast' ? name : 'light';
}
