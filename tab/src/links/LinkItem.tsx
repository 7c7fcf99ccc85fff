import { Link } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons/svg/open';
import type { Said } from '../../../bot/links/contract';
import { Chip } from '../shell/Chip';
import { useSheets } from '../shell/sheets';
import { Tags } from '../shell/Tags';
import { TeamsLink } from '../shell/TeamsLink';
import { text } from '../texts';
import { When } from '../when';
import { LinkActs } from './LinkActs';
import type { Item } from './useLinks';
import { VetForm } from './VetForm';

function Quote({ said, label }: { said: Said; label: 'links.whyOf' | 'links.contextOf' }) {
  const sheets = useSheets();
  return (
    <figure className={sheets.quote}>
      <blockquote className={sheets.words} dir="auto">
        {said.text}
      </blockquote>
      <figcaption className={sheets.subtle}>{text(label, { name: said.by.name })}</figcaption>
    </figure>
  );
}

/** A link of the library: why first, then what it is, then what to know when using it. */
export function LinkItem({
  link,
  inSpace,
  saved,
}: {
  link: Item;
  inSpace: boolean;
  saved: boolean;
}) {
  const sheets = useSheets();
  const { title, url, host, whys, whyCount, contexts, tags, state, vetting, note, at } = link;
  const more = whyCount - whys.length;
  const facts = [
    text('links.broughtBy', { name: link.first.name }),
    ...(inSpace ? [] : [text('questions.in', { space: link.spaceName })]),
  ];
  return (
    <article className={sheets.sheet}>
      <Chip strong={state === 'vetted'}>
        {vetting && state === 'vetted'
          ? text('links.vettedBy', { name: vetting.by.name, use: text(`links.use.${vetting.use}`) })
          : text(`links.state.${state}`)}
      </Chip>
      {whys.map((why) => (
        <Quote key={why.by.id} said={why} label="links.whyOf" />
      ))}
      <h2 className={`${sheets.title} ${sheets.gap}`}>
        <Link href={url} target="_blank" rel="noopener noreferrer">
          {title} <OpenRegular aria-hidden="true" />
        </Link>
      </h2>
      <p className={sheets.subtle}>{host}</p>
      {contexts.map((context) => (
        <Quote key={`${context.by.id} ${context.at}`} said={context} label="links.contextOf" />
      ))}
      {note && <Quote said={note} label="links.contextOf" />}
      <Tags tags={tags} label={text('questions.tags')} />
      <p className={sheets.subtle}>
        {facts.join(' ')} · <When at={at} />
        {more > 0 && ` · ${text('links.moreWhys', { more })}`}
        {link.useful > 0 && ` · ${text('questions.usefulTo', { count: link.useful })}`}
        {link.outdated > 0 && ` · ${text('links.outdatedBy', { count: link.outdated })}`}
        {link.link && (
          <>
            {' · '}
            <TeamsLink href={link.link} label={text('questions.openOf', { title })}>
              {text('questions.open')}
            </TeamsLink>
          </>
        )}
      </p>
      <LinkActs key={String(saved)} link={link} saved={saved} />
      {link.mayVet && (state === 'pending' || state === 'unvetted') && <VetForm link={link} />}
    </article>
  );
}
