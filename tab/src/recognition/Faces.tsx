import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team';
import type { NamedPerson, Receiver } from '../../../bot/recognition/contract';
import { initials } from '../names';

const disc = '36px';

const useStyles = makeStyles({
  faces: { display: 'flex', flexShrink: 0, marginInlineStart: '-2px' },
  face: {
    display: 'grid',
    placeItems: 'center',
    boxSizing: 'border-box',
    width: disc,
    height: disc,
    borderRadius: tokens.borderRadiusCircular,
    border: `2px solid ${tokens.colorNeutralBackground1}`,
    outline: `1px solid ${tokens.colorTransparentStroke}`,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    ':not(:first-child)': { marginInlineStart: '-6px' },
  },
  group: { fontSize: '20px', borderRadius: tokens.borderRadiusLarge },
  rest: {
    backgroundColor: tokens.colorNeutralBackground6,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

const useColours = makeStyles({
  brand: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  teal: {
    backgroundColor: tokens.colorPaletteTealBackground2,
    color: tokens.colorPaletteTealForeground2,
  },
  plum: {
    backgroundColor: tokens.colorPalettePlumBackground2,
    color: tokens.colorPalettePlumForeground2,
  },
  forest: {
    backgroundColor: tokens.colorPaletteForestBackground2,
    color: tokens.colorPaletteForestForeground2,
  },
  peach: {
    backgroundColor: tokens.colorPalettePeachBackground2,
    color: tokens.colorPalettePeachForeground2,
  },
  steel: {
    backgroundColor: tokens.colorPaletteSteelBackground2,
    color: tokens.colorPaletteSteelForeground2,
  },
});

type Colour = keyof ReturnType<typeof useColours>;
const colours: readonly Colour[] = ['teal', 'plum', 'forest', 'peach', 'steel'];

/** Always the same colour for the same person. */
function colourOf({ id }: NamedPerson): Colour {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973;
  return colours[sum % colours.length] ?? 'teal';
}

/** A glance at who is thanked. The names stand beside it, so it says nothing to a screen reader. */
export function Faces({ receiver }: { receiver: Receiver }) {
  const styles = useStyles();
  const colour = useColours();
  if (receiver.kind === 'space')
    return (
      <div className={styles.faces} aria-hidden="true">
        <span className={mergeClasses(styles.face, styles.group, colour.brand)}>
          <PeopleTeamRegular />
        </span>
      </div>
    );
  const people = receiver.kind === 'crew' ? receiver.people : [receiver.person];
  const shown = people.length > 3 ? people.slice(0, 2) : people;
  return (
    <div className={styles.faces} aria-hidden="true">
      {shown.map((person) => (
        <span key={person.id} className={mergeClasses(styles.face, colour[colourOf(person)])}>
          {initials(person.name)}
        </span>
      ))}
      {people.length > shown.length && (
        <span className={mergeClasses(styles.face, styles.rest)}>
          +{people.length - shown.length}
        </span>
      )}
    </div>
  );
}
