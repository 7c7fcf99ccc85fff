import type { Skills as Told } from '../../../bot/health/contract';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { DataTable } from './DataTable';

/** What people here know against what they want to learn, and what one person alone knows. */
export function Skills({ skills }: { skills: Told }) {
  const sheets = useSheets();
  const { people, known, withOneExpert, map } = skills;
  return (
    <section className={`${sheets.sheet} ${sheets.gap}`}>
      <h2 className={sheets.title}>{text('teamHealth.skills.title')}</h2>
      <p className={sheets.subtle}>
        {text('teamHealth.skills.lead', { people, known, one: withOneExpert })}
      </p>
      {map.length > 0 && (
        <DataTable
          label={text('teamHealth.skills.title')}
          columns={(['tag', 'known', 'wanted'] as const).map((column) =>
            text(`teamHealth.skills.${column}`),
          )}
          rows={map.map(({ tag, known: who, wanted }) => ({
            key: tag,
            cells: [tag, ...[who, wanted].map((many) => text(`teamHealth.skills.many.${many}`))],
          }))}
        />
      )}
    </section>
  );
}
