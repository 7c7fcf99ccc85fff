import { makeStyles, tokens } from '@fluentui/react-components';
import { card } from './card';
import { startEdge } from './edge';

/** What lists of sheets look like: one under the other, words that never leave their sheet. */
export const useSheets = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  sheet: { ...card, overflowWrap: 'anywhere' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
  },
  words: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    whiteSpace: 'pre-wrap',
    lineHeight: tokens.lineHeightBase400,
    color: tokens.colorNeutralForeground1,
  },
  subtle: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
  },
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    // A long choice must not make the page wider than a phone.
    '& select': { width: '100%', minWidth: 0 },
  },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  proposals: {
    display: 'flex',
    flexWrap: 'wrap',
    // Where colours are forced, each has an edge.
    gap: tokens.spacingHorizontalXXS,
    marginTop: tokens.spacingVerticalXS,
    marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})`,
  },
  quote: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    paddingInlineStart: tokens.spacingHorizontalM,
    ...startEdge('2px', tokens.colorNeutralStroke1),
    '& blockquote': { margin: 0 },
  },
  choices: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    margin: `0 0 ${tokens.spacingVerticalXL}`,
    padding: 0,
    border: 'none',
    minWidth: 0,
  },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalXL,
  },
  grow: { flex: '2 1 14rem', maxWidth: 'none', minWidth: 0 },
  half: { flex: '1 1 11rem', minWidth: 0 },
  gap: { marginTop: tokens.spacingVerticalL },
  near: { marginTop: tokens.spacingVerticalXS },
  below: { marginBottom: tokens.spacingVerticalXL },
  /** A list of short lines with bullets. */
  bullets: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    paddingInlineStart: tokens.spacingHorizontalXL,
  },
  section: {
    margin: `${tokens.spacingVerticalXXL} 0 ${tokens.spacingVerticalM}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
  },
  /** A `dl` of what is measured, and how much it is. */
  figures: {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: `${tokens.spacingVerticalS} 0 0`,
    '& dd': { margin: 0, textAlign: 'end', fontWeight: tokens.fontWeightSemibold },
  },
  group: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
  legend: {
    padding: `0 0 ${tokens.spacingVerticalXXS}`,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  more: { display: 'flex', justifyContent: 'center', marginTop: tokens.spacingVerticalXL },
});
