import { Link } from '@fluentui/react-components';
import { PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team';
import { goTo, hrefOf } from '../address';
import { useSession } from '../session';
import { Notice } from '../shell/Notice';
import { text } from '../texts';
import { Wall } from './Wall';

/** The wall of the team or chat the tab was added to: the same for everyone, nothing personal. */
export function Page() {
  const { space } = useSession();
  if (space)
    return (
      <>
        <Link
          href={hrefOf('channel/awards')}
          onClick={(event) => {
            event.preventDefault();
            goTo('channel/awards');
          }}
        >
          {text('channel.awards')}
        </Link>
        <Wall space={space} />
      </>
    );
  return (
    <Notice level={1} icon={<PeopleTeamRegular />} title={text('channel.nowhere.title')}>
      {text('channel.nowhere.body')}
    </Notice>
  );
}
