import * as z from 'zod/v4';
import { attachment, type InvokeBody } from './answers';
import type { QueryAnswer, QueryResult, QueryTurn, Turn } from './port';

const mostSkipped = 10_000;
const mostResults = 25;
const longestValue = 1_000;

type Query = Omit<QueryTurn, keyof Turn>;

const Parameter = z.looseObject({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).transform(String),
});
const Parameters = z
  .array(z.unknown())
  .catch([])
  .transform((given) =>
    given.flatMap((raw) => {
      const parameter = Parameter.safeParse(raw);
      return parameter.success ? [parameter.data] : [];
    }),
  );

/** What a client sends while somebody types; a page that makes no sense is the first one. */
export const QueryValue = z.looseObject({
  commandId: z.string(),
  parameters: Parameters,
  queryOptions: z
    .looseObject({
      skip: z.number().int().min(0).max(mostSkipped).catch(0),
      count: z.number().int().min(1).max(mostResults).catch(mostResults),
    })
    .catch({ skip: 0, count: mostResults }),
});

export const LinkValue = z.looseObject({ url: z.string().max(4_096) });

/** What somebody looks for: Teams calls its own first question `initialRun`. */
export function queryOf({ parameters, queryOptions }: z.infer<typeof QueryValue>): Query {
  const typed = parameters.filter(({ name }) => name !== 'initialRun');
  const entries = typed.map(
    ({ name, value: text }) => [name, text.slice(0, longestValue)] as const,
  );
  return {
    parameters: new Map(entries),
    initial: typed.length < parameters.length,
    skip: queryOptions.skip,
    count: queryOptions.count,
  };
}

/** Previews are drawn with a little HTML. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function resultAttachment({ card, title, text }: QueryResult) {
  const content = { title: escaped(title), text: escaped(text) };
  const preview = { contentType: 'application/vnd.microsoft.card.thumbnail', content };
  return { ...attachment(card), preview };
}

/** The answer to a query or a link: results to choose from, or a sentence where there are none. */
export function queryBody(answer: QueryAnswer): InvokeBody {
  if ('message' in answer) return { composeExtension: { type: 'message', text: answer.message } };
  const attachments = answer.results.map(resultAttachment);
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}
