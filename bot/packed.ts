import { existsSync, readdirSync } from 'node:fs';
import { extname } from 'node:path';
import type { RequestHandler } from 'express';

/** What a build leaves beside each asset, the smallest first: the name of the encoding, and how the file ends. */
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/**
 * Sends the compressed file where one lies beside the asset that is asked for and the client takes it; to be used
 * before what sends the files of the folder. Which there are is looked up once.
 */
export function packed(directory: string): RequestHandler {
  const files = new Set(existsSync(directory) ? readdirSync(directory) : []);
  return (request, response, next) => {
    const name = request.path.slice(1);
    const there = encodings.filter(([, end]) => files.has(`${name}${end}`));
    if (there.length > 0) response.vary('Accept-Encoding');
    const chosen = there.find(([encoding]) => request.acceptsEncodings(encoding));
    if (chosen) {
      const [encoding, end] = chosen;
      response.type(extname(name)).setHeader('Content-Encoding', encoding);
      request.url = `/${name}${end}`;
    }
    next();
  };
}
