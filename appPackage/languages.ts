import { manifestProblems, translationProblems } from './schema';

/** What of the manifest is read here; the schema checks the rest. */
export interface Manifest {
  readonly manifestVersion: string;
  readonly localizationInfo?: {
    readonly additionalLanguages?: readonly { readonly file: string }[];
  };
}

/** The texts of one language, by the place in the manifest they stand at, such as `staticTabs[0].name`. */
export type Translation = Readonly<Record<string, string>>;

/** What people read. The titles of the bot's commands are words they type, the same in every language. */
const read = [
  /^name\.(?:short|full)$/,
  /^description\.(?:short|full)$/,
  /^staticTabs\[\d+\]\.name$/,
  /^bots\[\d+\]\.commandLists\[\d+\]\.commands\[\d+\]\.description$/,
  /^composeExtensions\[\d+\]\.commands\[\d+\](?:\.parameters\[\d+\])?\.(?:title|description)$/,
  /^composeExtensions\[\d+\]\.commands\[\d+\]\.samplePrompts\[\d+\]\.text$/,
];

function leaves(node: unknown, place = ''): string[] {
  if (Array.isArray(node)) return node.flatMap((part, n) => leaves(part, `${place}[${n}]`));
  if (typeof node !== 'object' || node === null) return [place];
  return Object.entries(node).flatMap(([key, value]) =>
    leaves(value, place ? `${place}.${key}` : key),
  );
}

/** The places of a manifest that a translation has a text for, in the manifest's order. */
export function translatedPlaces(manifest: object): readonly string[] {
  return leaves(manifest).filter((place) => read.some((pattern) => pattern.test(place)));
}

/** The files of the other languages, as the manifest names them. */
export function languageFiles({ localizationInfo }: Manifest): readonly string[] {
  return (localizationInfo?.additionalLanguages ?? []).map(({ file }) => file);
}

/** What is wrong with a translation: a text that is missing, one that leads nowhere, one that is too long. */
export function languageProblems(
  manifest: Manifest,
  file: string,
  translation: Translation,
): string[] {
  const wanted = translatedPlaces(manifest);
  const given = Object.keys(translation).filter((key) => key !== '$schema');
  return [
    ...translationProblems(manifest.manifestVersion, file, translation),
    ...wanted.filter((place) => !given.includes(place)).map((place) => `${file} lacks ${place}.`),
    ...given
      .filter((place) => !wanted.includes(place))
      .map((place) => `${file} has ${place}, which is not a text of manifest.json.`),
  ];
}

/** All that Teams would refuse in a manifest and its translations, a sentence each. */
export function packageProblems(
  manifest: Manifest,
  translations: ReadonlyMap<string, Translation>,
): string[] {
  return [
    ...manifestProblems(manifest),
    ...[...translations].flatMap(([file, texts]) => languageProblems(manifest, file, texts)),
  ];
}
