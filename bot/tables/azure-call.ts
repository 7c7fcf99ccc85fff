import { isRestError } from '@azure/core-rest-pipeline';
import { TablesError } from './port';

/** One call, all its tries together, in milliseconds. */
const callDeadline = 2_000;

/** Three tries, 100 to 200 and 200 to 400 ms apart; the SDK takes a random moment of the upper half. */
export const retryOptions = { maxRetries: 2, retryDelayInMs: 200, maxRetryDelayInMs: 500 };

/** What an answer of the service means for the call at hand, by HTTP status. */
export type Meaning = Readonly<Partial<Record<404 | 409 | 412, TablesError['code']>>>;

/** The error for a status and code of the service; https://learn.microsoft.com/rest/api/storageservices/table-service-error-codes */
export function refusal(
  status: number,
  code: string | undefined,
  meaning: Meaning,
  cause?: unknown,
  index?: number,
): TablesError {
  // A missing table is a broken store, not a missing row; a table on its way out is no taken key.
  const aboutTheRow =
    status === 412 ||
    (status === 404 && code !== 'TableNotFound') ||
    (status === 409 && code === 'EntityAlreadyExists');
  const known = aboutTheRow ? meaning[status] : undefined;
  const options = { cause };
  if (known === 'AlreadyExists')
    return new TablesError(known, 'There is a row with this key already.', index, options);
  if (known === 'Missing')
    return new TablesError(known, 'There is no row with this key.', index, options);
  if (known)
    return new TablesError(known, 'The row was changed or removed meanwhile.', index, options);
  const answer = `${status} ${code ?? ''}`.trim();
  return status === 400 || status === 413
    ? new TablesError('Invalid', `The store refused the request: ${answer}.`, index, options)
    : new TablesError('Unavailable', `The store answered ${answer}.`, undefined, options);
}

function codeOf(error: { code?: string; details?: unknown }): string | undefined {
  const details = error.details as { odataError?: { code?: string } } | undefined;
  return details?.odataError?.code ?? error.code;
}

function faultOf(error: unknown, meaning: Meaning): TablesError {
  if (error instanceof TablesError) return error;
  if (isRestError(error) && error.statusCode)
    return refusal(error.statusCode, codeOf(error), meaning, error);
  const why = error instanceof Error ? error.message : String(error);
  return new TablesError('Unavailable', `The store did not answer: ${why}`, undefined, {
    cause: error,
  });
}

/** Does `work` within the deadline (ms). Every failure comes out as a TablesError. */
export async function call<T>(
  work: (abortSignal: AbortSignal) => Promise<T>,
  meaning: Meaning = {},
  deadline = callDeadline,
): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TablesError('Unavailable', `The store did not answer within ${deadline} ms.`));
      controller.abort();
    }, deadline);
  });
  try {
    // The race holds even where the SDK does not heed the signal, such as in a body that stalls.
    return await Promise.race([work(controller.signal), late]);
  } catch (error) {
    throw faultOf(error, meaning);
  } finally {
    clearTimeout(timer);
  }
}
