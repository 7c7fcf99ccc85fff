import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { DoneAnswer, WhichPostBody } from '../../../bot/posts/contract';
import { ProblemBar } from '../shell/ProblemBar';
import { useSheets } from '../shell/sheets';
import { WriteWords } from '../shell/WriteWords';
import { text } from '../texts';
import { useAct } from '../useAct';
import type { Item } from './usePosts';

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
  if (writing) {
    const close = () => setWriting(undefined);
    return (
      <WriteWords
        path={`/api/posts/${writing}`}
        refresh={['posts']}
        to={{ space, id }}
        label={text(writing === 'input' ? 'posts.offerLabel' : 'posts.closeLabel')}
        longest={1000}
        onDone={close}
        onCancel={close}
        opened
      />
    );
  }
  // Its author has nothing more to do with one that is closed.
  if (own && !open) return null;
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
