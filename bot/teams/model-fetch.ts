import * as z from 'zod/v4';
import { ModelError } from '../intelligence/port';

const longestBody = 64 * 1_024;
const longestContent = 16 * 1_024;

const Completion = z.object({
  choices: z.tuple(
    [z.object({ message: z.object({ content: z.string().max(longestContent) }) })],
    z.unknown(),
  ),
});

async function readBody(answer: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.byteLength;
    if (size > longestBody) throw new ModelError('malformed');
    text += decoder.decode(chunk, { stream: true });
  }
  return text;
}

function contentOf(body: string): string {
  try {
    return Completion.parse(JSON.parse(body)).choices[0].message.content;
  } catch {
    throw new ModelError('malformed');
  }
}

/** What went wrong with what was to end with the signal, without what was said. */
export function modelError(error: unknown, { aborted }: AbortSignal): ModelError {
  if (aborted) return new ModelError('slow');
  return error instanceof ModelError ? error : new ModelError('unreachable');
}

/** Asks an endpoint for a completion and gives its words; rejects with ModelError. It follows nowhere, and reads no more than 64 KiB. */
export async function fetchCompletion(
  url: string,
  ask: { readonly body: string; readonly key: string | undefined; readonly budgetMs: number },
): Promise<string> {
  const signal = AbortSignal.timeout(ask.budgetMs);
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(ask.key && { authorization: `Bearer ${ask.key}` }),
      },
      body: ask.body,
      redirect: 'error',
      signal,
    });
    if (!answer.ok) throw new ModelError('refused');
    return contentOf(await readBody(answer));
  } catch (error) {
    throw modelError(error, signal);
  }
}
