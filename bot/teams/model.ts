import type { PromptTemplate } from '@microsoft/teams-ai/lib/prompts/PromptTemplate';
import type { TurnContext } from 'botbuilder-core';
import * as z from 'zod/v4';
import { type Model, ModelError } from '../intelligence/port';
import type { Settings } from '../settings';
import { fetchCompletion, modelError } from './model-fetch';

type Endpoint = NonNullable<Settings['model']>;

/** Where no key is needed the SDK wants one all the same; it is not sent. */
const noKey = 'none';
const mostInput = 100_000;
const mostBytes = 4 * 1_024 * 1_024;
const Vectors = z.array(z.array(z.number()).min(1).max(8_192));

/** The two messages of a prompt; nothing of the turn is rendered into it. */
function template(instruction: string, words: string): PromptTemplate {
  const output = [
    { role: 'system', content: instruction },
    { role: 'user', content: words },
  ];
  return {
    name: 'one sentence',
    prompt: {
      ...{ required: true, tokens: -1 },
      renderAsText: async () => ({ output: words, length: 0, tooLong: false }),
      renderAsMessages: async () => ({ output, length: 0, tooLong: false }),
    },
    config: {
      ...{ schema: 1.1, type: 'completion' },
      // Without limits of tokens and temperature: newer models refuse them, and what is read is limited here.
      completion: {
        completion_type: 'chat',
        max_input_tokens: mostInput,
      } as PromptTemplate['config']['completion'],
    },
  };
}

const nothing = {
  ...{ getValue: <Value>() => undefined as Value, hasValue: () => false },
  ...{ setValue: () => {}, deleteValue: () => {} },
};
const noFunctions = {
  hasFunction: () => false,
  getFunction: () => {
    throw new Error('A prompt has no functions');
  },
  invokeFunction: async () => undefined,
};
const noTokens = { encode: () => [], decode: () => '' };

/**
 * Loads teams-ai's models, by file so that no tokenizer comes with them, and gives the one at the endpoint.
 * The SDK prints whatever goes wrong, with what was sent: it is given a well-formed answer in any case.
 */
export async function openModel(endpoint: Endpoint): Promise<Model> {
  const { OpenAIModel } = await import('@microsoft/teams-ai/lib/models/OpenAIModel.js');
  const { name, key, embeddings } = endpoint;
  return {
    answer: async (instruction, words, budgetMs) => {
      let problem: ModelError | undefined;
      const asked = async (url: unknown, init?: { readonly body?: unknown }) => {
        const body = String(init?.body);
        const content = await fetchCompletion(String(url), { body, key, budgetMs }).catch(
          (error) => {
            problem = error;
            return '';
          },
        );
        return Response.json({ choices: [{ message: { role: 'assistant', content } }] });
      };
      const model = new OpenAIModel({
        ...{ apiKey: key ?? noKey, endpoint: `${endpoint.endpoint}/v1`, defaultModel: name },
        ...{ useSystemMessages: true, responseFormat: { type: 'json_object' } },
        clientOptions: { fetch: asked as never, maxRetries: 0 },
      });
      const { message } = await model.completePrompt(
        ...([{} as TurnContext, nothing, noFunctions, noTokens] as const),
        template(instruction, words),
      );
      if (problem) throw problem;
      if (typeof message?.content !== 'string') throw new ModelError('malformed');
      return message.content;
    },
    ...(embeddings && { embed: await openEmbeddings(endpoint, embeddings) }),
  };
}

async function openEmbeddings(
  { endpoint, key }: Endpoint,
  model: string,
): Promise<NonNullable<Model['embed']>> {
  const { OpenAIEmbeddings } = await import(
    '@microsoft/teams-ai/lib/embeddings/OpenAIEmbeddings.js'
  );
  return async (texts, budgetMs) => {
    const signal = AbortSignal.timeout(budgetMs);
    const client = new OpenAIEmbeddings({
      ...{ endpoint, model, apiKey: key ?? '', retryPolicy: [] },
      requestConfig: {
        ...{ signal, maxRedirects: 0, proxy: false },
        ...{ maxContentLength: mostBytes },
      },
    });
    try {
      const { status, output } = await client.createEmbeddings(model, [...texts]);
      if (status !== 'success') throw new ModelError('refused');
      const vectors = Vectors.safeParse(output);
      if (!vectors.success) throw new ModelError('malformed');
      const [first] = vectors.data;
      const even = vectors.data.every(({ length }) => length === first?.length);
      if (!even || vectors.data.length !== texts.length) throw new ModelError('malformed');
      return vectors.data;
    } catch (error) {
      throw modelError(error, signal);
    }
  };
}
