import { PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team';
import { useSession } from '../session';
import { Notice } from '../shell/Notice';
import { PageLink } from '../shell/PageLink';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { Wall } from './WallPage';

const others = [
  { path: 'channel/awards', title: 'channel.awards' },
  { path: 'channel/health', title: 'pages.health' },
] as const;

/** The wall of the team or chat the tab was added to: the same for everyone, nothing personal. */
export function Page() {
  const sheets = useSheets();
  const { space } = useSession();
  if (space)
    return (
      <>
        <nav className={sheets.row} aria-label={text('navigation')}>
          {others.map(({ path, title }) => (
            <PageLink path={path} key={path}>
              {text(title)}
            </PageLink>
          ))}
        </nav>
        <Wall space={space} />
      </>
    );
  return (
    <Notice level={1} icon={<PeopleTeamRegular />} title={text('channel.nowhere.title')}>
      {text('channel.nowhere.body')}
    </Notice>
  );
}
