import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { QuestionState } from '../../../bot/questions/contract';
import { text } from '../texts';

const useStyles = makeStyles({
  chip: {
    display: 'inline-block',
    marginBottom: tokens.spacingVerticalXS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForeground1,
    whiteSpace: 'nowrap',
  },
  open: { color: tokens.colorNeutralForeground2 },
});

/** Where a question stands, in words. */
export function StateChip({ state }: { state: QuestionState }) {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.chip, state === 'open' && styles.open)}>
      {text(`questions.state.${state}`)}
    </span>
  );
}
