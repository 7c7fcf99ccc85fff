const device =
  /^(?:sent from (?:my |the |yahoo|mail for|outlook|proton|samsung)|get outlook for|von meinem .{2,40} gesendet|gesendet (?:von|mit|aus)|diese nachricht wurde von meinem|envoyé (?:de|depuis|à partir)|obtenir outlook|enviado (?:desde|con)|obtener outlook|inviato da|holen sie sich outlook|outlook für (?:ios|android))/iu;

/** Paragraphs that law departments and mail systems add. */
const disclaimer =
  /(?:intended (?:only|solely|exclusively)? ?(?:for|recipient)|not the intended (?:recipient|addressee)|may contain (?:confidential|privileged)|(?:e-?mail|message) (?:and any attachments?|is confidential|originated (?:from )?outside)|diese e-?mail (?:enthält|ist|kann)|nicht der (?:richtige|vorgesehene|beabsichtigte) (?:adressat|empfänger)|irrtümlich erhalten|ce (?:message|courriel) (?:et|est|peut)|destinataires? (?:désigné|prévu)|este (?:mensaje|correo)(?: electrónico)? (?:y|va|está|es|contiene|puede)|si no es (?:usted )?el destinatario|consider the environment|denken sie an die umwelt|pensez à l.environnement|before printing|unsubscribe|abmelden: |registered (?:in|office)|amtsgericht|handelsregister|geschäftsführer:|sitz der gesellschaft|learn why this is important|you don.t often get email from)/iu;

/** How a letter ends, whole lines. */
const closing =
  /^(?:(?:with |many )?(?:best|kind|warm|warmest|kindest) (?:regards|wishes)|best|regards|cheers|sincerely|yours(?: sincerely| truly)?|all the best|take care|mit (?:freundlichen|besten|herzlichen|lieben|vielen) grü(?:ß|ss)en|(?:freundliche|viele|beste|liebe|herzliche|schöne|sonnige) grü(?:ß|ss)e|(?:beste|viele|lieben|schönen) gru(?:ß|ss)|gru(?:ß|ss)|grüße|lg|vg|mfg|cordialement|bien (?:à vous|cordialement)|(?:très )?cordialement|meilleures salutations|à bientôt|bonne journée|amicalement|(?:un )?(?:cordial )?saludos?|saludos(?: cordiales)?|atentamente|un abrazo|cordiali saluti|met vriendelijke groet(?:en)?)(?:,? (?:from|aus|de|von|vom) .{1,40})?[ ,.!–-]{0,3}(?:\p{Lu}\p{L}{1,20}(?: \p{Lu}\p{L}{1,20})?)?$/iu;
/** Thanks end a letter where nothing but a name comes behind them. */
const thanks =
  /^(?:(?:many )?thanks(?: (?:a lot|so much|in advance|again))?|thank you(?: (?:very much|so much|in advance))?|thx|(?:vielen |besten |lieben )?dank(?:e)?(?: (?:im voraus|euch|dir|ihnen))?|danke(?: schön)?|merci(?: (?:beaucoup|d.avance))?|(?:muchas )?gracias(?: de antemano)?)[ ,.!]{0,3}$/iu;

const mostSignature = 12;
const longestLine = 90;
const filled = (line: string) => line.trim() !== '';

/** Whether from a line on all is so short and so little that it is who signs. */
function isLittle(lines: readonly string[], from: number, most: number): boolean {
  const rest = lines.slice(from).filter(filled);
  return rest.length <= most && rest.every((line) => line.length <= longestLine);
}

/** Where the signature begins, or the number of lines. */
function signatureStart(lines: readonly string[]): number {
  // Only the end can be a signature: nothing is read again and again.
  const first = Math.max(0, lines.length - 3 * mostSignature);
  for (let at = first; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trim();
    if (line.length > longestLine) continue;
    if (closing.test(line) && isLittle(lines, at + 1, mostSignature)) return at;
    if (thanks.test(line) && isLittle(lines, at + 1, 2) && lines.slice(0, at).some(filled))
      return at;
  }
  return lines.length;
}

/** A name alone at the end. */
function withoutName(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex(filled);
  const line = (lines[last] ?? '').trim();
  const isName = /^[-–/~]? ?\p{Lu}\p{Ll}{1,15}(?: \p{Lu}\p{L}{1,15}| \p{Lu}\.)?$/u.test(line);
  const alone = last > 0 && !filled(lines[last - 1] ?? '');
  return isName && alone ? lines.slice(0, last) : lines;
}

/** Paragraph by paragraph, those that are no disclaimer. */
function withoutDisclaimers(lines: readonly string[]): string[] {
  const paragraphs = lines.join('\n').split(/\n[ \t]*\n/);
  return paragraphs
    .filter((paragraph) => !disclaimer.test(paragraph))
    .join('\n\n')
    .split('\n');
}

/** The lines without what signs a mail: its signature, the device, disclaimers. */
export function withoutEnding(lines: readonly string[]): readonly string[] {
  const delimiter = lines.findIndex(
    (line, at) => /^\s{0,3}(?:--|—|__)\s?$/.test(line) && lines.slice(0, at).some(filled),
  );
  const above = delimiter < 0 ? lines : lines.slice(0, delimiter);
  const said = withoutDisclaimers(
    above.filter((line) => line.length > longestLine || !device.test(line.trim())),
  );
  return withoutName(said.slice(0, signatureStart(said)));
}
