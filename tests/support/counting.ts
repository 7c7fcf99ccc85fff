import type { PipelinePolicy } from '@azure/core-rest-pipeline';

/** Requests that reached the service, and the bytes of their bodies, not of headers or addresses. */
interface Counts {
  transactions: number;
  requestBytes: number;
  responseBytes: number;
}

/** A policy for `openAzure` that counts what is sent and received, each try by itself. */
export function countingPolicy() {
  const counts: Counts = { transactions: 0, requestBytes: 0, responseBytes: 0 };
  const policy: PipelinePolicy = {
    name: 'countingPolicy',
    async sendRequest(request, next) {
      counts.transactions += 1;
      if (typeof request.body === 'string') counts.requestBytes += Buffer.byteLength(request.body);
      const response = await next(request);
      counts.responseBytes += Buffer.byteLength(response.bodyAsText ?? '');
      return response;
    },
  };
  return {
    policy,
    counts: counts as Readonly<Counts>,
    reset() {
      Object.assign(counts, { transactions: 0, requestBytes: 0, responseBytes: 0 });
    },
  };
}
