import type { Text } from '../texts/texts';
import { dayOf, digestSummary } from './cards';
import type { Digest, DigestItem } from './contract';

/** A digest as it goes into an e-mail: a page that needs nothing from anywhere, and the same as plain text. */
export interface DigestPage {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (words: string) => words.replace(/[&<>"']/g, (one) => entities[one] ?? one);

/** Only what leads to Teams or a page of ours is a link: anything else is words. */
const href = ({ link }: DigestItem) => (link && /^https:\/\//.test(link) ? link : undefined);

function itemHtml(item: DigestItem): string {
  const link = href(item);
  const words = escaped(item.title);
  const linked = link ? `<a href="${escaped(link)}" style="color:#3b3a8f">${words}</a>` : words;
  const who = item.by ? ` <span style="color:#605e5c">${escaped(item.by)}</span>` : '';
  return `<li style="margin:0 0 8px">${linked}${who}</li>`;
}

function itemText(item: DigestItem): string {
  const link = href(item);
  const who = item.by ? ` (${item.by})` : '';
  return `- ${item.title}${who}${link ? `\n  ${link}` : ''}`;
}

/** What the page is made of, in its order. */
function partsOf({ sections }: Digest, needYou: readonly DigestItem[], text: Text) {
  const told = sections
    .filter(({ count }) => count > 0)
    .map(({ section, items, count }) => ({
      heading: text(`digest.section.${section}`, { count }),
      items,
      more: count > items.length ? text('digest.more', { more: count - items.length }) : '',
    }));
  const mine = { heading: text('digest.needYou'), items: needYou, more: '' };
  return needYou.length > 0 ? [mine, ...told] : told;
}

/** Draws the page; widths and colours stand in the elements, because mail programs read nothing else. */
export function digestPage(
  digest: Digest,
  needYou: readonly DigestItem[],
  { text, locale, opens }: { readonly text: Text; readonly locale: string; readonly opens: string },
): DigestPage {
  const { spaceName, from, to, timeZone, suggestion } = digest;
  const title = text('digest.title', { space: spaceName });
  const dates = text('digest.dates', {
    from: dayOf(from, timeZone, locale),
    to: dayOf(to - 1, timeZone, locale),
  });
  const parts = partsOf(digest, needYou, text);
  const quiet = parts.length === 0 ? text('digest.quiet') : '';
  const next = text(`digest.suggestion.${suggestion}`);
  const open = text('digest.open');
  const listHtml = parts.map(
    ({ heading, items, more }) =>
      `<h2 style="font-size:16px;margin:24px 0 8px">${escaped(heading)}</h2><ul style="margin:0;padding:0 0 0 20px">${items.map(itemHtml).join('')}</ul>${more ? `<p style="margin:4px 0 0;color:#605e5c">${escaped(more)}</p>` : ''}`,
  );
  const html = `<!doctype html><html lang="${escaped(locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(title)}</title></head><body style="margin:0;background:#f5f5f5;color:#242424;font:15px/1.5 'Segoe UI',Arial,sans-serif"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border-radius:8px"><tr><td style="padding:24px 28px"><p style="margin:0;color:#4f52b2;font-weight:600;font-size:13px">${escaped(dates)}</p><h1 style="margin:4px 0 0;font-size:22px">${escaped(title)}</h1>${quiet && `<p>${escaped(quiet)}</p>`}${listHtml.join('')}<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:28px 0 0;background:#f0f0fa;border-radius:6px"><tr><td style="padding:16px 20px"><strong>${escaped(text('digest.next'))}</strong><br>${escaped(next)}</td></tr></table><p style="margin:24px 0 0"><a href="${escaped(opens)}" style="display:inline-block;background:#4f52b2;color:#ffffff;text-decoration:none;padding:10px 18px;border-radius:4px">${escaped(open)}</a></p><p style="margin:24px 0 0;color:#605e5c;font-size:13px">${escaped(text('digest.why', { space: spaceName }))}</p></td></tr></table></td></tr></table></body></html>`;
  const plain = [
    `${title}\n${dates}`,
    ...(quiet ? [quiet] : []),
    ...parts.map(({ heading, items, more }) =>
      [heading.toLocaleUpperCase(locale), ...items.map(itemText), ...(more ? [more] : [])].join(
        '\n',
      ),
    ),
    `${text('digest.next')}\n${next}`,
    `${open}: ${opens}`,
    text('digest.why', { space: spaceName }),
  ];
  return { subject: digestSummary(digest, text, locale), html, text: plain.join('\n\n') };
}
