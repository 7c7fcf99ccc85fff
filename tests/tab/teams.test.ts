/** @jest-environment jsdom */
import { app, authentication } from '@microsoft/teams-js';
import { openAt } from '../../tab/src/address';
import { startTeams } from '../../tab/src/host/teams';

jest.mock('@microsoft/teams-js', () => ({
  app: {
    initialize: jest.fn(),
    notifySuccess: jest.fn(),
    getContext: jest.fn(),
    openLink: jest.fn(),
    registerOnThemeChangeHandler: jest.fn(),
  },
  authentication: { getAuthToken: jest.fn() },
  pages: { config: {} },
}));

const initialize = jest.mocked(app.initialize);
const getContext = jest.mocked(app.getContext);

beforeEach(() => {
  jest.useFakeTimers();
  jest.clearAllMocks();
  initialize.mockResolvedValue(undefined);
});
afterEach(() => {
  jest.useRealTimers();
  delete (window as { nativeInterface?: unknown }).nativeInterface;
});

/** As Teams for mobile does, which shows the tab in a web view of its own. */
function onMobile(): void {
  (window as { nativeInterface?: unknown }).nativeInterface = {};
}

test('in a plain browser window teams-js is not even asked', async () => {
  expect(await startTeams()).toBeUndefined();
  expect(initialize).not.toHaveBeenCalled();
});

test('Teams for mobile is found though the tab is in no frame', async () => {
  onMobile();
  expect(await startTeams()).toBeDefined();
  expect(app.notifySuccess).toHaveBeenCalledTimes(1);
});

test('a host that says no, or nothing for 8 s, is not Teams', async () => {
  onMobile();
  initialize.mockRejectedValueOnce(new Error('No parent window'));
  expect(await startTeams()).toBeUndefined();

  initialize.mockReturnValueOnce(new Promise<void>(() => {}));
  const started = startTeams();
  await jest.advanceTimersByTimeAsync(7_999);
  expect(await Promise.race([started, 'still waiting'])).toBe('still waiting');
  await jest.advanceTimersByTimeAsync(1);
  expect(await started).toBeUndefined();
  expect(app.notifySuccess).not.toHaveBeenCalled();
});

test('a token that never comes is given up on, long after a consent prompt was read', async () => {
  onMobile();
  (authentication.getAuthToken as jest.Mock).mockReturnValueOnce(new Promise(() => {}));
  const teams = await startTeams();
  const token = teams?.token().catch((reason: Error) => reason.message);
  await jest.advanceTimersByTimeAsync(120_000);
  expect(await token).toBe('No answer from the host');
});

type Context = Awaited<ReturnType<typeof app.getContext>>;
test.each([
  [{ team: { internalId: '19:t', displayName: 'Care' } }, { id: '19:t', name: 'Care' }],
  [{ chat: { id: '19:c' } }, { id: '19:c' }],
  [{}, undefined],
])('the space of %j', async (given, space) => {
  onMobile();
  getContext.mockResolvedValueOnce({ app: { theme: 'dark' }, ...given } as unknown as Context);
  const context = await (await startTeams())?.context();
  expect(context).toEqual(space ? { theme: 'dark', space } : { theme: 'dark' });
});

test('a link into the tab opens the page it is about, and nothing else', async () => {
  onMobile();
  const app = { theme: 'default' };
  const page = { subPageId: 'digest?space=19%3Aa%40thread.v2' };
  getContext.mockResolvedValueOnce({ app, page } as unknown as Context);
  const context = await (await startTeams())?.context();
  expect(context?.page).toBe(page.subPageId);
  const moved = jest.fn();
  window.addEventListener('popstate', moved);
  openAt(page.subPageId);
  expect(location.pathname + location.search).toBe('/tab/digest?space=19%3Aa%40thread.v2');
  expect(moved).toHaveBeenCalledTimes(1);
  for (const other of ['../api/me', 'https://bad.example', '//bad.example', 'digest?x=1#y'])
    openAt(other);
  expect(moved).toHaveBeenCalledTimes(1);
  window.removeEventListener('popstate', moved);
});
