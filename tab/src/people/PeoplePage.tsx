import { Button, SearchBox, Select } from '@fluentui/react-components';
import { PeopleSearchRegular } from '@fluentui/react-icons/svg/people-search';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonView } from '../../../bot/people/contract';
import { goTo } from '../address';
import { useSession } from '../session';
import { List } from '../shell/List';
import { ListSkeleton } from '../shell/ListSkeleton';
import { Notice } from '../shell/Notice';
import { PageTitle } from '../shell/PageTitle';
import { ProblemNotice } from '../shell/ProblemNotice';
import { useSheets } from '../shell/sheets';
import { Tags } from '../shell/Tags';
import { text } from '../texts';
import { peopleOptions } from './queries';

function Person({ person }: { person: PersonView }) {
  const sheets = useSheets();
  const { name, skills, interests, languages, evidence } = person;
  return (
    <article className={sheets.sheet}>
      <h2 className={sheets.title}>{name}</h2>
      {evidence.map((sentence) => (
        <p key={sentence} className={sheets.words}>
          {sentence}
        </p>
      ))}
      <Tags tags={skills} label={text('people.skillsOf', { name })} />
      {interests.length > 0 && (
        <p className={sheets.subtle}>
          {text('people.learning', { interests: interests.join(', ') })}
        </p>
      )}
      {languages.length > 0 && <p className={sheets.subtle}>{languages.join(', ')}</p>}
    </article>
  );
}

/** Colleagues by what they can be asked about and what they learn; no titles, no ranks. */
export function Page() {
  const sheets = useSheets();
  const { api } = useSession();
  const [words, setWords] = useState('');
  const [tag, setTag] = useState('');
  const { data, error, refetch } = useQuery({
    ...peopleOptions(api, words, tag),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageTitle title={text('people.title')}>{text('people.lead')}</PageTitle>
      <search className={sheets.bar} aria-label={text('people.narrow')}>
        <SearchBox
          className={sheets.grow}
          aria-label={text('people.search')}
          placeholder={text('people.search')}
          maxLength={100}
          value={words}
          onChange={(_, { value }) => setWords(value)}
        />
        <Select
          className={sheets.half}
          aria-label={text('people.tag')}
          value={tag}
          onChange={(_, { value }) => setTag(value)}
        >
          <option value="">{text('people.allTags')}</option>
          {data?.tags.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </Select>
      </search>
      {error && <ProblemNotice problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <ListSkeleton label={text('loading')} />}
      {data?.people.length === 0 && (
        <Notice
          icon={<PeopleSearchRegular />}
          title={text(words || tag ? 'people.noneLeft' : 'people.empty.title')}
          action={
            <Button appearance="primary" onClick={() => goTo('me')}>
              {text('people.fillIn')}
            </Button>
          }
        >
          {text('people.empty.body')}
        </Notice>
      )}
      {data && data.people.length > 0 && (
        <List label={text('people.title')} items={data.people} keyOf={({ id }) => id}>
          {(person) => <Person person={person} />}
        </List>
      )}
      {data?.more && <p className={sheets.subtle}>{text('people.more')}</p>}
    </>
  );
}
