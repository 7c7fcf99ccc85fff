import { Field, Switch } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { GraphAnswer, GraphBody } from '../../../bot/health/contract';
import { useSession } from '../session';
import { ProblemBar } from '../shell/ProblemBar';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { useAct } from '../useAct';

/** Whether one is named in the picture of who thanked whom; kept at once. */
export function GraphChoice() {
  const sheets = useSheets();
  const { api } = useSession();
  const { data, error } = useQuery({
    queryKey: ['health', 'graph'],
    queryFn: ({ signal }) => api.get<GraphAnswer>('/api/health/graph', {}, signal),
  });
  const choosing = useAct<GraphBody, GraphAnswer>('/api/health/graph', ['health']);
  if (!data) return error && <ProblemBar problem={error} />;
  const shown = choosing.isPending ? choosing.variables.shown : data.shown;
  return (
    <div className={`${sheets.sheet} ${sheets.gap}`}>
      <h2 className={sheets.title}>{text('teamHealth.graphChoice.title')}</h2>
      <Field hint={text('teamHealth.graphChoice.hint')}>
        <Switch
          label={text('teamHealth.graphChoice.label')}
          checked={shown}
          onChange={(_, { checked }) => choosing.mutate({ shown: checked })}
        />
      </Field>
      {choosing.isError && <ProblemBar problem={choosing.error} />}
    </div>
  );
}
