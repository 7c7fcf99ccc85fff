export const ownDomains = ['contoso-works.com', 'contoso-werke.de'];

export const emails: readonly string[] = [
  'Ask [[jana.muster@fabrikam-partner.com]], she built the first version.',
  'der Kunde ist [[k.beispiel@musterbau-gmbh.de]], bitte nicht in cc',
  'cc [[pierre.modele@atelier-fictif.fr]] and me',
  'escribe a [[lucia.ejemplo@talleres-ficticios.es]] si hay dudas',
  'forwarded from "Tom Sample" <[[tom.sample@adventure-partners.co.uk]]>',
  'mailto:[[amy_made.up@northwind-guests.net]]',
  'my private address is [[quiet.otter.91@freemail-madeup.com]]',
  'Bewerberin: [[lena+jobs@postfach-erfunden.org]]',
  'participants: ana@contoso-works.com, [[b.invented@tailspin-clients.io]]',
  'the reviewer ([[dr.noname@uni-nirgendwo.edu]]) liked the idea',
  'Bitte an [[JÖRG.MUSTER@bäckerei-erfunden.de]] weitergeben',
  'not contoso-works.com but [[max@contoso-works.com.fabrikam-mirror.net]]',
  'ping [[p-2@wingtip-suppliers.com]]; he has the drawings',
];

export const phones: readonly string[] = [
  'the client is on [[+49 30 23125 014]] until five',
  'Ruf Frau Muster an: [[030 23125 148]]',
  'you can reach the supplier at [[(202) 555-0143]]',
  'her mobile: [[07700 900461]]',
  "Appelle-le au [[01 99 00 12 34]], il n'est pas à nous",
  'su móvil es [[+34 612 345 678]]',
  'call Tom, [[415-555-0132]], about the crane',
  'Handy vom Monteur: [[0171 3920014]]',
  'WhatsApp [[+1 415 555 0118]] works best for her',
  'Er ist erreichbar unter [[0049 89 99998 321]].',
  'Llama al cliente al teléfono [[612 34 56 78]]',
  'the electrician’s number is [[020 7946 0958]]',
  'Portable : [[06 39 98 12 34]]',
  'Tel. [[+41 44 668 18 00]], ask for Ms Muster',
  'guest speaker: Ada Nobody, [[+44 7700 900982]]',
  'Die Durchwahl der Kundin ist [[089/99998123]]',
];
