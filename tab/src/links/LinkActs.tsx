import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { LinkAnswer, WhichLinkBody } from '../../../bot/links/contract';
import { ProblemBar } from '../shell/ProblemBar';
import { useSheets } from '../shell/sheets';
import { WriteWords } from '../shell/WriteWords';
import { text } from '../texts';
import { useAct } from '../useAct';
import type { Item } from './useLinks';

/** What one can do with a link: each a click, but for context, which is written. */
export function LinkActs({ link, saved }: { link: Item; saved: boolean }) {
  const sheets = useSheets();
  const [writing, setWriting] = useState(false);
  const which = { space: link.space, id: link.id };
  const useful = useAct<WhichLinkBody, LinkAnswer>('/api/links/useful', ['links']);
  const keeping = useAct<WhichLinkBody, LinkAnswer>(
    saved ? '/api/links/unsave' : '/api/links/save',
    ['links'],
  );
  const outdated = useAct<WhichLinkBody, LinkAnswer>('/api/links/outdated', ['links']);
  const problem = useful.error ?? keeping.error ?? outdated.error;
  const click = (act: typeof useful, label: string, done: string) => (
    <Button size="small" disabledFocusable={act.isPending} onClick={() => act.mutate(which)}>
      {act.isSuccess ? done : label}
    </Button>
  );
  const close = () => setWriting(false);
  const keep = text(saved ? 'links.unsave' : 'links.save');
  return (
    <>
      <div className={`${sheets.row} ${sheets.gap}`}>
        {click(useful, text('questions.markUseful'), text('links.done.useful'))}
        {click(keeping, keep, text('links.done.saved'))}
        {click(outdated, text('links.outdated'), text('links.done.outdated'))}
        {!writing && (
          <Button size="small" onClick={() => setWriting(true)}>
            {text('links.addContext')}
          </Button>
        )}
      </div>
      {writing && (
        <WriteWords
          path="/api/links/context"
          refresh={['links']}
          to={which}
          label={text('links.contextLabel')}
          longest={500}
          onDone={close}
          onCancel={close}
          opened
        />
      )}
      {problem && <ProblemBar problem={problem} />}
    </>
  );
}
