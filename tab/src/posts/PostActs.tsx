import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { DoneAnswer, WhichPostBody } from '../../../bot/posts/contract';
import { ProblemBar } from '../shell/ProblemBar';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { useAct } from '../useAct';
import type { Item } from './usePosts';
import { WriteLine } from './WriteLine';

interface Props {
  readonly post: Item;
  /** The caller said before that it helped. */
  readonly helped?: boolean;
  /** Opens the form for other words; without it there is no such button. */
  readonly onEdit?: () => void;
}

/** What one can do with a post: others watch it and say that it helped, its author edits and closes it, all offer input. */
export function PostActs({ post, helped = false, onEdit }: Props) {
  const sheets = useSheets();
  const [writing, setWriting] = useState<'input' | 'close'>();
  const { space, id, own, watching, state } = post;
  const watch = useAct<WhichPostBody, DoneAnswer>('/api/posts/watch', ['posts']);
  const help = useAct<WhichPostBody, DoneAnswer>('/api/posts/helped', ['posts']);
  const problem = watch.error ?? help.error;
  const once = (act: typeof watch, what: 'watch' | 'helped', done: boolean) => {
    const label = text(what === 'watch' ? 'posts.watch' : 'posts.markHelped');
    return (
      <Button
        size="small"
        disabledFocusable={done || act.isPending}
        onClick={() => act.mutate({ space, id })}
      >
        {done ? text(`posts.did.${what}`) : label}
      </Button>
    );
  };
  const open = state === 'open';
  if (writing)
    return <WriteLine which={{ space, id }} what={writing} onClose={() => setWriting(undefined)} />;
  return (
    <>
      <div className={`${sheets.row} ${sheets.gap}`}>
        {open && (
          <Button size="small" onClick={() => setWriting('input')}>
            {text('posts.offer')}
          </Button>
        )}
        {!own && open && once(watch, 'watch', watching || watch.isSuccess)}
        {!own && once(help, 'helped', helped || help.isSuccess)}
        {own && open && onEdit && (
          <Button size="small" onClick={onEdit}>
            {text('posts.edit')}
          </Button>
        )}
        {own && open && (
          <Button size="small" onClick={() => setWriting('close')}>
            {text('posts.close')}
          </Button>
        )}
      </div>
      {problem && <ProblemBar problem={problem} />}
    </>
  );
}
