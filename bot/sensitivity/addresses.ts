import { type Detector, findEach } from './spans';

const address =
  /(?<![\p{L}\p{N}._%+/-])[\p{L}\p{N}_%+-][\p{L}\p{N}._%+-]{0,63}@(?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,24}(?![\p{L}\p{N}_-]|@)/gu;

/** Names kept for documentation and tests (RFC 2606, RFC 6761), and ends that are files rather than hosts. */
const nobodys =
  /(?:^|\.)(?:example|test|invalid|localhost|local|internal|lan|example\.(?:com|org|net|edu)|(?:png|jpe?g|gif|svg|webp|js|ts|mjs|json|md|css|html|ya?ml|zip|service))$/i;

/** Boxes of an office or of a machine rather than of a person. */
const office =
  /^(?:info|support|sales|contact|kontakt|office|service|help|helpdesk|hello|hallo|hi|press|presse|jobs|careers|privacy|datenschutz|security|abuse|postmaster|webmaster|hostmaster|admin|billing|newsletter|marketing|team|feedback|events?|no-?reply|do-?not-?reply|git|notifications?|contacto|ventas|contact-?us|soporte|atencion|rechnung|vertrieb|bestellung|einkauf|bewerbung|recruiting|legal|compliance|dpo|orders|invoices?)$/i;

function isOwn(host: string, ownDomains: readonly string[]): boolean {
  const asked = host.toLowerCase();
  return ownDomains.some((domain) => {
    const own = domain.toLowerCase().replace(/^@/, '');
    return asked === own || asked.endsWith(`.${own}`);
  });
}

/** Mail addresses of people outside: not of the organisation's domains, of offices, nor of documentation. */
export function findAddresses(ownDomains: readonly string[]): Detector {
  return (text) =>
    findEach(text, address, 'email', (written) => {
      const [name = '', host = ''] = written.split('@');
      return !isOwn(host, ownDomains) && !nobodys.test(host) && !office.test(name);
    });
}
