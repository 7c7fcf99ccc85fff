import * as z from 'zod/v4';
import { Sealed } from '../operations/seal';
import { asToLookAt, type Sensitivity, type Written } from '../sensitivity/check';
import type { CardAnswer } from '../teams/port';
import { Refusal } from '../teams/refusal';
import { textsFor } from '../texts/texts';
import { card, problemLine } from './frame';
import { Toggle, Typed, textInput } from './inputs';
import { action } from './parts';
import { forEverybody, sensitiveLines } from './sensitive';

/** A sealed button, and the few lines written behind it. */
export const WriteData = z.object({ sealed: Sealed, text: Typed, anyway: Toggle });

/** What is to be written, and what sends it; `longest` is in UTF-16 units. */
interface Lines {
  readonly label: string;
  readonly send: string;
  readonly longest: number;
  /** The input's name where it is not `text`. */
  readonly id?: string;
  /** What else the form held, sent along as it is. */
  readonly besides?: object;
}

/**
 * Does what somebody wrote behind a button. Where that may not be for everybody, nothing is done yet: the lines come
 * back for them alone, marked, with the way to send them all the same where the organisation allows that.
 */
export async function asWritten(
  { sensitivity }: { readonly sensitivity: Sensitivity },
  { locale }: { readonly locale: string },
  {
    verb,
    lines,
    data,
  }: { readonly verb: string; readonly lines: Lines; readonly data: z.infer<typeof WriteData> },
  act: (written: Written) => Promise<CardAnswer>,
): Promise<CardAnswer> {
  const { sealed, text: typed, anyway } = data;
  const done = await act({ text: typed, anyway: anyway === 'true' }).catch(asToLookAt);
  if (!(done instanceof Refusal)) return done;
  const text = textsFor(locale);
  const { label, send, longest, id = 'text', besides } = lines;
  const problem = text(done.key, done.values);
  const body = [
    ...problemLine(problem),
    ...sensitiveLines(sensitivity, forEverybody, problem, [typed], text),
    textInput({
      ...{ id, label, longest, lines: true, value: typed },
      ...(id === 'text' && { missing: label }),
    }),
  ];
  const submit = { ...action(send, { verb, sealed }), style: 'positive' };
  return { card: card(locale, label, body, [{ ...submit, data: { ...besides, sealed } }]) };
}
