import { makeStyles, Switch, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Graph, NetworkFigures } from '../../../bot/health/contract';
import { together } from '../names';
import { ListSkeleton } from '../shell/ListSkeleton';
import { ProblemBar } from '../shell/ProblemBar';
import { useSheets } from '../shell/sheets';
import { locale, perLanguage, text } from '../texts';
import { DataTable } from './DataTable';
import { GraphPicture } from './GraphPicture';
import { LeaderModelling } from './LeaderModelling';
import { useNetwork } from './useHealth';
import { dayOf, decimal } from './words';

const useStyles = makeStyles({
  heading: { marginTop: tokens.spacingVerticalL },
});

const asShare: readonly (keyof NetworkFigures)[] = ['density', 'reciprocity', 'isolates', 'core'];
const percent = perLanguage((locale) => new Intl.NumberFormat(locale, { style: 'percent' }));
function Figures({ figures }: { figures: NetworkFigures }) {
  const sheets = useSheets();
  const known = Object.entries(figures).flatMap(([name, value]) =>
    value === null || name === 'leaderModelling'
      ? []
      : [{ name: name as keyof NetworkFigures, value }],
  );
  return (
    <dl className={sheets.figures}>
      {known.map(({ name, value }) => (
        <Measure key={name} name={name} value={value} />
      ))}
      <LeaderModelling value={figures.leaderModelling} />
    </dl>
  );
}

function Measure({ name, value }: { name: keyof NetworkFigures; value: number }) {
  return (
    <>
      <dt>{text(`teamHealth.network.${name}`)}</dt>
      <dd>{(asShare.includes(name) ? percent() : decimal()).format(value)}</dd>
    </>
  );
}

const among = ({ people }: Graph, places: readonly number[]) =>
  places.length > 0
    ? together(places.flatMap((n) => people[n] ?? []))
    : text('teamHealth.network.nobody');
const thankedBy = ({ ties }: Graph, n: number) => ties.flatMap(([a, b]) => (a === n ? [b] : []));
const thanking = ({ ties }: Graph, n: number) => ties.flatMap(([a, b]) => (b === n ? [a] : []));

function GraphTable({ graph }: { graph: Graph }) {
  const order = graph.people
    .map((name, n) => ({ name, n }))
    .toSorted((a, b) => a.name.localeCompare(b.name, locale()));
  return (
    <DataTable
      label={text('teamHealth.network.title')}
      columns={(['name', 'thanked', 'by'] as const).map((column) =>
        text(`teamHealth.network.${column}`),
      )}
      rows={order.map(({ name, n }) => ({
        key: n,
        cells: [name, among(graph, thankedBy(graph, n)), among(graph, thanking(graph, n))],
      }))}
    />
  );
}

/** The recognition network of a space: a picture with its table, and the measures of it. */
export function Network({ space }: { space: string }) {
  const styles = useStyles();
  const sheets = useSheets();
  const [asTable, setAsTable] = useState(false);
  const { data, error } = useNetwork(space);
  const { graph, figures, week } = data ?? {};
  const tell = (n: number) =>
    text('teamHealth.network.person', {
      name: graph?.people[n] ?? '',
      out: graph ? among(graph, thankedBy(graph, n)) : '',
      by: graph ? among(graph, thanking(graph, n)) : '',
    });
  return (
    <section className={`${sheets.sheet} ${sheets.gap}`}>
      <h2 className={sheets.title}>{text('teamHealth.network.title')}</h2>
      {error && <ProblemBar problem={error} />}
      {!data && !error && <ListSkeleton label={text('loading')} />}
      {data && !figures && <p className={sheets.subtle}>{text('teamHealth.network.none')}</p>}
      {week && (
        <p className={sheets.subtle}>
          {text('teamHealth.network.lead', { week: dayOf(week, true) })}
        </p>
      )}
      {figures && !graph && <p className={sheets.subtle}>{text('teamHealth.network.noGraph')}</p>}
      {graph && (
        <>
          <Switch
            label={text('teamHealth.asTable')}
            checked={asTable}
            onChange={(_, { checked }) => setAsTable(checked)}
          />
          {asTable ? <GraphTable graph={graph} /> : <GraphPicture graph={graph} tell={tell} />}
        </>
      )}
      {figures && (
        <>
          <h3 className={`${sheets.title} ${styles.heading}`}>
            {text('teamHealth.network.measures')}
          </h3>
          <Figures figures={figures} />
        </>
      )}
    </section>
  );
}
