import { once } from 'node:events';
import type { RequestHandler } from 'express';
import type { Observe } from './observe';

/** Measures each request by the route it was answered by; what is asked with it is not looked at. */
export function observeRequests(observe: Observe): RequestHandler {
  return (request, response, next) => {
    // The pattern of the route as it is written, never the path that was asked for.
    const what = () => `${request.method} ${request.route?.path ?? 'unknown'}`;
    const outcome = () => String(response.statusCode);
    void observe({ kind: 'request', what, outcome }, async () => {
      const closed = once(response, 'close');
      next();
      await closed;
    });
  };
}
