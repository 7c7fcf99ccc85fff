import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the stand-in was asked. */
interface Asked {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was sent
  readonly body: any;
}

/** A local stand-in of an OpenAI-compatible endpoint, as well or badly behaved as a test wants. */
export interface StandIn {
  readonly url: string;
  readonly asked: Asked[];
  /** What it does with what it is asked; `says` and `means` make the usual answers. */
  answer: (response: ServerResponse, asked: Asked) => void;
  close(): Promise<void>;
}

/** The words as a completion, in the published form. */
export const says = (content: unknown) => (response: ServerResponse) => {
  const message = {
    role: 'assistant',
    content: typeof content === 'string' ? content : JSON.stringify(content),
  };
  const completion = {
    ...{ id: 'c', object: 'chat.completion', created: 1, model: 'm' },
    choices: [{ index: 0, message, finish_reason: 'stop' }],
  };
  response.setHeader('content-type', 'application/json').end(JSON.stringify(completion));
};

/** A vector for each text, in the published form, and out of order as it may be. */
export const means =
  (vector: (text: string) => readonly number[]) =>
  (response: ServerResponse, { body }: Asked) => {
    const data = (body.input as string[])
      .map((text, index) => ({ object: 'embedding', index, embedding: vector(text) }))
      .toReversed();
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ data }));
  };

export async function startStandIn(): Promise<StandIn> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const one = { path: request.url ?? '', headers: request.headers, body: JSON.parse(text) };
    asked.push(one);
    standIn.answer(response, one);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const standIn: StandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    answer: says({ kind: 'help' }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return standIn;
}
