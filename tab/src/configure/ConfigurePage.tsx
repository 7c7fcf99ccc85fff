import { HeartRegular } from '@fluentui/react-icons/svg/heart';
import { PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team';
import { useEffect, useState } from 'react';
import { useSession } from '../session';
import { Notice } from '../shell/Notice';
import { text } from '../texts';

/** Where somebody adds the wall to a channel: says what it is for; "Save" in Teams adds it. */
export function Page() {
  const { configure } = useSession();
  const [ready, setReady] = useState<boolean>();
  useEffect(() => {
    const contentUrl = `${location.origin}/tab/channel`;
    setReady(
      configure?.({
        entityId: 'wall',
        contentUrl,
        websiteUrl: contentUrl,
        suggestedDisplayName: text('configure.name'),
      }) ?? false,
    );
  }, [configure]);

  if (ready === undefined) return null;
  if (!ready)
    return (
      <Notice level={1} icon={<PeopleTeamRegular />} title={text('configure.elsewhere.title')}>
        {text('configure.elsewhere.body')}
      </Notice>
    );
  return (
    <Notice level={1} icon={<HeartRegular />} title={text('configure.title')}>
      {text('configure.body')}
    </Notice>
  );
}
