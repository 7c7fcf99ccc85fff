import { domainToUnicode } from 'node:url';
import { Refusal } from '../teams/refusal';

/** What browsers and Office all take. */
export const longestUrl = 2_083;

/** Parameters that say where a click came from, and nothing of what is opened. */
const tracking =
  /^(utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|vero_id)$/i;

/** A URL that may be shared. */
export interface Address {
  /** What is opened. */
  readonly url: string;
  /** The host as people should read it: a name in another script shows its ASCII form too. */
  readonly host: string;
  /** The same for every way of writing one address; no URL itself. */
  readonly key: string;
}

/** Markup around a pasted link, and characters nobody sees. */
function unwrapped(typed: string): string {
  const text = typed.replace(/[\p{Cc}\p{Cf}]/gu, '');
  return text
    .trim()
    .replace(/^<(.*)>$/, '$1')
    .trim();
}

function parse(text: string): URL {
  const hasScheme = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[\w.-]+:\d+(\/|$)/.test(text);
  try {
    return new URL(hasScheme ? text : `https://${text}`);
  } catch {
    throw new Refusal('addresses.noUrl');
  }
}

/** Machines have number addresses, and the one in front of us: neither is the same for others. */
function isNobodyElses(hostname: string): boolean {
  const host = hostname.replace(/\.$/, '');
  return (
    /^\d+\.\d+\.\d+\.\d+$/.test(host) ||
    host.startsWith('[') ||
    host === 'localhost' ||
    host.endsWith('.localhost')
  );
}

function readable(hostname: string): string {
  const name = domainToUnicode(hostname);
  const isFlood = /\p{M}{5}/u.test(name);
  return name === hostname || name === '' || isFlood ? hostname : `${name} (${hostname})`;
}

/** The query without tracking, its order kept: for some sites it matters. */
function queryOf({ searchParams }: URL): string {
  const kept = [...searchParams].filter(([name]) => !tracking.test(name));
  return kept.length > 0 ? `?${new URLSearchParams(kept)}` : '';
}

/** A fragment names a place in a page; where it names the page itself (`#/`, `#!`) it is kept. */
function fragmentOf({ hash }: URL): string {
  return /^#[/!]/.test(hash) ? hash : '';
}

/**
 * What somebody typed as a link. Refuses what is no URL, what is not https (or http, where `http` allows
 * it), names and passwords in it, addresses that are only ours, and what is too long. Nothing is fetched.
 */
export function readAddress(typed: string, { http }: { readonly http: boolean }): Address {
  const text = unwrapped(typed);
  if (text === '' || /\s/.test(text)) throw new Refusal('addresses.noUrl');
  if (text.length > longestUrl) throw tooLong();
  const url = parse(text);
  if (url.protocol !== 'https:' && !(http && url.protocol === 'http:'))
    throw new Refusal(url.protocol === 'http:' ? 'addresses.onlyHttps' : 'addresses.noUrl');
  if (url.username || url.password) throw new Refusal('addresses.password');
  if (isNobodyElses(url.hostname)) throw new Refusal('addresses.onlyOurs');
  if (!/[a-z0-9]/i.test(url.hostname)) throw new Refusal('addresses.noUrl');
  const path = url.pathname.replace(/\/+$/, '');
  const key = `${url.host.replace(/\.(?=:|$)/, '')}${path}${queryOf(url)}${fragmentOf(url)}`;
  if (url.href.length > longestUrl) throw tooLong();
  return { url: url.href, host: readable(url.hostname), key };
}

const tooLong = () => new Refusal('addresses.longUrl', { longest: longestUrl });

/** The links in a text, each once, in their order. */
export function addressesIn(text: string): string[] {
  const found = text.match(/https?:\/\/[^\s<>"'`|]+/gi) ?? [];
  return [...new Set(found.map((url) => url.replace(/[).,;:!?\]]+$/, '')))];
}
