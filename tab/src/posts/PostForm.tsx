import { Field, Input, Textarea } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { EditPostBody, Post, PostAnswer, PostBody } from '../../../bot/posts/contract';
import { FormEnd } from '../shell/FormEnd';
import { useFirstField } from '../shell/focus';
import { useSheets } from '../shell/sheets';
import { TagsInput } from '../shell/TagsInput';
import { text } from '../texts';
import { useAct } from '../useAct';
import { useWhere } from '../useWhere';

interface Props {
  /** Tags in use, the most used first. */
  readonly known: readonly string[];
  /** The post that gets other words; a new one without it. */
  readonly post?: Post;
  readonly onClose: () => void;
}

const lines = ['working', 'learned', 'wanted'] as const;

/** Writes a post, in a team or chat one can act in, or gives one's own other words. */
export function PostForm({ known, post, onClose }: Props) {
  const sheets = useSheets();
  const formRef = useFirstField();
  const where = useWhere(text('posts.form.where'));
  const [form, setForm] = useState({
    ...{ working: post?.working ?? '', learned: post?.learned ?? '', wanted: post?.wanted ?? '' },
    ...{ url: post?.page?.url ?? '', tags: post?.tags.join(', ') ?? '' },
  });
  const [anyway, setAnyway] = useState(false);
  const path = post ? '/api/posts/edit' : '/api/posts/post';
  const posting = useAct<PostBody | EditPostBody, PostAnswer>(path, ['posts'], onClose);
  const space = post?.space ?? where.space;
  const set =
    (name: keyof typeof form) =>
    (_: unknown, { value }: { value: string }) =>
      setForm((now) => ({ ...now, [name]: value }));
  function send(event: FormEvent) {
    event.preventDefault();
    posting.mutate({ ...form, space, anyway, ...(post && { id: post.id }) });
  }
  const heading = text(post ? 'posts.form.edit' : 'posts.post');
  return (
    <form ref={formRef} className={sheets.form} onSubmit={send} aria-label={heading}>
      {lines.map((name, n) => (
        <Field
          key={name}
          label={text(`posts.line.${name}`)}
          hint={n === 0 ? text('posts.form.hint') : undefined}
        >
          <Textarea
            value={form[name]}
            resize="vertical"
            rows={2}
            maxLength={600}
            onChange={set(name)}
          />
        </Field>
      ))}
      <Field label={text('posts.form.url')}>
        <Input
          type="url"
          value={form.url}
          maxLength={2083}
          placeholder="https://"
          onChange={set('url')}
        />
      </Field>
      <TagsInput
        label={text('questions.tagsLabel')}
        hint={text('questions.tagsHint')}
        value={form.tags}
        known={known}
        onChange={(value) => set('tags')(undefined, { value })}
      />
      {!post && where.choice}
      <FormEnd
        send={text(post ? 'posts.form.save' : 'posts.post')}
        waiting={posting.isPending || !space}
        problem={posting.error}
        anyway={anyway}
        onAnyway={setAnyway}
        onClose={onClose}
      />
    </form>
  );
}
