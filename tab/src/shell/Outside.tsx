import { Button } from '@fluentui/react-components';
import { PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team';
import { text } from '../texts';
import { Notice } from './Notice';

/** Neither Teams nor a local server: nobody is signed in, and nothing can be shown. */
export function Outside() {
  return (
    <main>
      <Notice
        level={1}
        icon={<PeopleTeamRegular />}
        title={text('outside.title')}
        action={<Button onClick={() => location.reload()}>{text('outside.again')}</Button>}
      >
        {text('outside.body')}
      </Notice>
    </main>
  );
}
