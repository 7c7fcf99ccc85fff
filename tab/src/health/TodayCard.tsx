import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { Health } from '../../../bot/health/contract';
import { goTo, pathOf } from '../address';
import { useSession } from '../session';
import { card } from '../shell/card';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';

const useStyles = makeStyles({
  card: {
    ...card,
    marginBottom: tokens.spacingVerticalL,
    borderLeft: `4px solid ${tokens.colorCompoundBrandStroke}`,
    overflowWrap: 'anywhere',
  },
  act: { marginTop: tokens.spacingVerticalM },
});

/** Where the step begins. */
function whereFrom({ today, space }: Health, wall: string): string {
  const { step, question } = today;
  if (question) return pathOf('question', { space, id: question.id });
  const paths = {
    ...{ show: 'posts', share: 'links', vet: 'links', answer: 'questions' },
    ...{ keep: 'people', thank: wall, thankGroups: wall },
  };
  return paths[step];
}

/** One thing to do now, and the way to where it is done. */
export function TodayCard({ health }: { health: Health }) {
  const styles = useStyles();
  const sheets = useSheets();
  const { space: here } = useSession();
  const wall = here ? 'channel' : '';
  const { step, question, link } = health.today;
  const about = question?.title ?? link?.title;
  return (
    <section className={styles.card}>
      <h2 className={sheets.title}>{text('teamHealth.today')}</h2>
      <p className={sheets.words}>{text(`digest.suggestion.${step}`)}</p>
      {about && <p className={sheets.subtle}>{about}</p>}
      <Button
        appearance="primary"
        className={styles.act}
        onClick={() => goTo(whereFrom(health, wall))}
      >
        {text(`teamHealth.do.${step}`)}
      </Button>
    </section>
  );
}
