/** @jest-environment jsdom */
import { FluentProvider, teamsLightTheme } from '@fluentui/react-components';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import type { Joiner, WallKudos } from '../../bot/recognition/contract';
import { PeopleChoice } from '../../tab/src/awards/PeopleChoice';
import { pages } from '../../tab/src/pages';
import { Joined } from '../../tab/src/recognition/Joined';
import { Boundary } from '../../tab/src/shell/Boundary';
import { Navigation } from '../../tab/src/shell/Navigation';
import { complete, propose } from '../../tab/src/shell/TagsInput';

const show = (element: ReactElement) =>
  render(<FluentProvider theme={teamsLightTheme}>{element}</FluentProvider>);

function kudos(joiners: readonly Joiner[], joinCount: number): WallKudos {
  return {
    id: 'k',
    space: 's',
    spaceName: 'Care',
    giver: { id: 'g', name: 'Lena' },
    receiver: { kind: 'person', person: { id: 'p', name: 'Yuki' } },
    what: 'For the walk-through of the flame graph.',
    possible: '',
    practice: 'taught',
    at: 0,
    joiners: [...joiners],
    joinCount,
  };
}
const joiner = (name: string, line?: string): Joiner => ({
  id: name,
  name,
  ...(line ? { line } : {}),
});

describe('people to choose from', () => {
  const choice = (known: { people: { id: string; name: string }[]; more: boolean } | undefined) => (
    <PeopleChoice label="Who?" hint="" known={known} chosen={[]} onChosen={() => {}} />
  );
  const people = [{ id: 'm', name: 'Mia' }];

  test('nothing is said of nobody while nobody is known', () => {
    show(choice(undefined));
    expect(screen.queryByText(/Nobody of that name/)).toBeNull();
  });

  test.each([
    [false, 'Nobody of that name.'],
    [true, /among the first of the list. The form in the chat finds everybody/],
  ])('where there are more of them (%s) it is said where everybody is', async (more, words) => {
    show(choice({ people, more }));
    expect(screen.getByText('Mia')).toBeDefined();
    await userEvent.type(screen.getByLabelText('Find people by name'), 'Zoe');
    expect(screen.getByText(words)).toBeDefined();
  });
});

describe('who joined', () => {
  test('nobody: nothing is said', () => {
    show(<Joined kudos={kudos([], 0)} />);
    expect(screen.queryByText(/joined/)).toBeNull();
  });

  test.each([
    [[joiner('Mia')], 1, 'Mia joined'],
    [[joiner('Mia'), joiner('Tom')], 2, 'Mia and Tom joined'],
    [[joiner('Mia')], 2, 'Mia and 1 other joined'],
    [
      ['Mia', 'Tom', 'Ines', 'Sam'].map((name) => joiner(name)),
      4,
      'Mia, Tom, Ines, and 1 other joined',
    ],
    [
      ['Mia', 'Tom', 'Ines', 'Sam'].map((name) => joiner(name)),
      30,
      'Mia, Tom, Ines, and 27 others joined',
    ],
  ])('%j of %i', (joiners, count, words) => {
    show(<Joined kudos={kudos(joiners, count)} />);
    expect(screen.getByText(words)).toBeDefined();
    expect(screen.queryByRole('list')).toBeNull();
  });

  test('the first three lines stand there, the rest come and go on demand', async () => {
    const five = ['A', 'B', 'C', 'D', 'E'].map((name) => joiner(name, `Line of ${name}`));
    show(<Joined kudos={kudos([joiner('Silent'), ...five], 6)} />);
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'A: Line of A',
      'B: Line of B',
      'C: Line of C',
    ]);
    const more = screen.getByRole('button', { name: 'Show all 5 notes', expanded: false });
    await userEvent.click(more);
    expect(screen.getAllByRole('listitem')).toHaveLength(5);
    await userEvent.click(screen.getByRole('button', { name: 'Show fewer notes', expanded: true }));
    expect(screen.getAllByRole('listitem')).toHaveLength(3);
  });
});

test('the navigation names the pages, marks the one shown, and goes without loading anew', async () => {
  const [wall, questions] = ['', 'questions'].map((path) =>
    pages.find((known) => known.path === path),
  );
  if (!wall || !questions) throw new Error('The tab has too few pages');
  history.replaceState(null, '', '/tab/?as=mia');
  show(<Navigation pages={[wall, questions]} current={wall} />);
  const links = screen.getAllByRole('link');
  expect(links.map((link) => link.getAttribute('aria-current'))).toEqual(['page', null]);
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    '/tab/?as=mia',
    '/tab/questions?as=mia',
  ]);
  const heard = jest.fn();
  window.addEventListener('popstate', heard, { once: true });
  await userEvent.click(screen.getAllByRole('link')[1] as HTMLElement);
  expect(location.pathname + location.search).toBe('/tab/questions?as=mia');
  expect(heard).toHaveBeenCalledTimes(1);
});

function Broken(): never {
  throw new Error('secret detail');
}

test('a page that breaks leaves words and a way on, and no internals', () => {
  const broken = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  show(
    <Boundary>
      <Broken />
    </Boundary>,
  );
  expect(screen.getByRole('heading', { name: 'This page needs a fresh start' })).toBeDefined();
  expect(screen.getByRole('button', { name: 'Reload' })).toBeDefined();
  expect(document.body.textContent).not.toContain('secret detail');
  broken.mockRestore();
});

describe('tags as one types', () => {
  const known = ['pumps', 'pressure', 'valves', 'Ärger'];

  test.each([
    ['', ['pumps', 'pressure', 'valves', 'Ärger']],
    ['p', ['pumps', 'pressure']],
    ['valves, PR', ['pressure']],
    ['pumps', []],
    ['pumps,', ['pressure', 'valves', 'Ärger']],
    ['x', []],
  ])('%j proposes %j', (typed, proposed) => {
    expect(propose(typed, known)).toEqual(proposed);
  });

  test('a proposal takes the place of what was begun', () => {
    expect(complete('valves, pr', 'pressure')).toBe('valves, pressure, ');
    expect(complete('', 'pumps')).toBe('pumps, ');
  });
});
