import { makeStyles } from '@fluentui/react-components';
import type { OrganisationAnswer, Period, Practice } from '../../../bot/health/contract';
import { ProblemBar } from '../shell/ProblemBar';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { DataTable } from './DataTable';
import { LeaderModelling } from './LeaderModelling';
import { useOrganisation } from './useHealth';
import { measures, practices, sayOf } from './words';

const useStyles = makeStyles({
  // The table scrolls by itself on a phone; the page never does.
  scroll: { overflowX: 'auto', maxWidth: '100%' },
  table: { minWidth: '34rem' },
});

type Space = OrganisationAnswer['spaces'][number];

/** The groups and one's own teams side by side, by the headline of each practice. */
export function Spaces({ period }: { period: Period }) {
  const sheets = useSheets();
  const { data, error } = useOrganisation(period, true);
  if (!data) return error && <ProblemBar problem={error} />;
  return (
    <>
      {data.spaces.length > 1 && <Beside spaces={data.spaces} />}
      <section className={`${sheets.sheet} ${sheets.gap}`}>
        <h2 className={sheets.title}>{text('teamHealth.spaces.organisation')}</h2>
        <dl className={sheets.figures}>
          <LeaderModelling value={data.leaderModelling} />
        </dl>
      </section>
    </>
  );
}

function shownIn({ figures, open }: Space, practice: Practice): string {
  return sayOf(
    figures.find(({ name }) => name === measures[practice][0]),
    open,
  );
}

function Beside({ spaces }: { spaces: readonly Space[] }) {
  const styles = useStyles();
  const sheets = useSheets();
  const rows = spaces.map((space) => ({
    key: space.id,
    cells: [space.name, ...practices.map((practice) => shownIn(space, practice))],
  }));
  const hidden = rows.some(({ cells }) => cells.includes(text('teamHealth.hidden')));
  return (
    <section className={`${sheets.sheet} ${sheets.gap}`}>
      <h2 className={sheets.title}>{text('teamHealth.spaces.title')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={text('teamHealth.spaces.title')}>
        <DataTable
          className={styles.table}
          label={text('teamHealth.spaces.title')}
          columns={[
            text('teamHealth.spaces.name'),
            ...practices.map((practice) => text(`health.practice.${practice}`)),
          ]}
          rows={rows}
        />
      </section>
      {hidden && <p className={sheets.subtle}>{text('teamHealth.spaces.hidden')}</p>}
    </section>
  );
}
