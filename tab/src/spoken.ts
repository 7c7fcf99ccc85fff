/** Every language besides English that there are texts of, as BCP 47 tags. */
const translated = ['de', 'ar-xb'] as const;
export type Translated = (typeof translated)[number];

/** Which of them are the texts for a BCP 47 tag, whatever its region; undefined for English and what there are none of. */
export function translatedFor(tag: string): Translated | undefined {
  const whole = tag.toLowerCase();
  const [primary] = whole.split('-');
  return translated.find((one) => one === whole) ?? translated.find((one) => one === primary);
}

/** What is spoken where Teams or the browser is set to `tag`: that, or English where there are no texts of it. */
export function spokenFor(tag: string): string {
  return translatedFor(tag) || tag.toLowerCase().startsWith('en') ? tag : 'en';
}
