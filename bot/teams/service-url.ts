const loopback = new Set(['127.0.0.1', 'localhost']);

/** Where the Bot Connector may be: from the settings. */
export interface ServiceHosts {
  readonly serviceHosts: readonly string[];
  readonly local: boolean;
}

/**
 * True for an address the bot may talk to: a host of the list over https on its usual port; in local
 * mode also plain http on loopback. Everything the bot sends, its token first, goes to such an address.
 */
export function isServiceUrl(address: string, { serviceHosts, local }: ServiceHosts): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username || url.password || !serviceHosts.includes(url.hostname)) return false;
  if (local && loopback.has(url.hostname)) return /^https?:$/.test(url.protocol);
  return url.protocol === 'https:' && url.port === '';
}
