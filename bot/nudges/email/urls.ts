/** Where a link through a scanner or a counter leads, or undefined. */
function target(url: URL): string | null | undefined {
  const host = url.hostname.toLowerCase();
  if (host.endsWith('.safelinks.protection.outlook.com')) return url.searchParams.get('url');
  if (/^(?:www\.)?google\.[a-z.]{2,6}$/.test(host) && url.pathname === '/url')
    return url.searchParams.get('q') ?? url.searchParams.get('url');
  if (host === 'urldefense.com') return url.href.match(/\/v3\/__(https?:.{1,2000}?)__;/)?.[1];
  return undefined;
}

const mostWraps = 3;

/** A link as it was before a mail system wrapped it, as often as it did; punctuation behind it stays. */
export function unwrapped(written: string): string {
  const behind = written.match(/[.,;:!?)\]'"]{0,5}$/)?.[0] ?? '';
  let link = written.slice(0, written.length - behind.length);
  for (let wraps = 0; wraps < mostWraps; wraps += 1) {
    if (!URL.canParse(link)) break;
    const inner = target(new URL(link));
    if (!inner || !/^https?:\/\//i.test(inner)) break;
    link = inner;
  }
  return link + behind;
}
