import { PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team';
import { useSession } from '../session';
import { Notice } from '../shell/Notice';
import { text } from '../texts';
import { Wall } from './Wall';

/** The wall of the team or chat the tab was added to: the same for everyone, nothing personal. */
export function Page() {
  const { space } = useSession();
  if (space) return <Wall space={space} />;
  return (
    <Notice level={1} icon={<PeopleTeamRegular />} title={text('channel.nowhere.title')}>
      {text('channel.nowhere.body')}
    </Notice>
  );
}
