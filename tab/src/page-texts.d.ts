/** The sections of the catalogue that only pages need, as `tab/scripts/messages.ts` takes them out. */
declare module '*/en.json?pages' {
  type Catalogue = typeof import('../../bot/texts/en.json');
  export const tab: Partial<Catalogue['tab']>;
  export const digest: Catalogue['digest'];
  export const health: Catalogue['health'];
}
