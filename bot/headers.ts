import { join } from 'node:path';
import express, { type RequestHandler, type Response, Router } from 'express';
import { packed } from './packed';
import { preloads } from './preloads';

/** Who may frame the tab: Teams, Outlook and the Microsoft 365 app, on the web. */
const hosts = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
];
/** Of the empty string: Fluent fills style elements that start empty. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
/** Fluent's icon font, and the list of Teams origins that teams-js reads. */
const teamsCdn = 'https://res.cdn.office.net';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${emptyStyle}`,
  "img-src 'self' data: https:",
  `font-src 'self' ${teamsCdn}`,
  `connect-src 'self' ${teamsCdn}`,
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  `frame-ancestors 'self' ${hosts.join(' ')}`,
].join('; ');

/** What every answer below `/tab` carries. No X-Frame-Options: Teams frames the tab, see frame-ancestors. */
const tabHeaders: RequestHandler = (_request, response, next) => {
  response.setHeader('Content-Security-Policy', policy);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  next();
};

function sendPage(directory: string, response: Response): void {
  response.sendFile(join(directory, 'index.html'), { cacheControl: false, dotfiles: 'allow' });
}

/**
 * The built tab, to be mounted at `/tab`. Assets have the hash of their content in their name, are kept
 * for ever, and go compressed; one that is gone is 404. Every other path is the page, which is asked for anew each time.
 */
export function tabRoutes(directory: string): Router {
  const routes = Router();
  const preloadsOf = preloads(directory);
  routes.use(tabHeaders);
  routes.use(
    '/assets',
    packed(join(directory, 'assets')),
    express.static(join(directory, 'assets'), {
      immutable: true,
      maxAge: '365 days',
      index: false,
      redirect: false,
      fallthrough: true,
    }),
    (_request, response) => void response.status(404).type('text').send('Not found'),
  );
  routes.get('/{*path}', (request, response) => {
    const link = preloadsOf(request.path);
    if (link) response.setHeader('Link', link);
    response.setHeader('Cache-Control', 'no-cache');
    sendPage(directory, response);
  });
  return routes;
}
