import { TablesError } from '../../bot/tables/port';
import { Envelope } from '../../bot/teams/envelope';
import { turnName } from '../../bot/teams/naming';
import { makeRegistry } from '../../bot/teams/registry';
import { exportedLine } from '../../bot/telemetry/lines';
import { outcomeOf } from '../../bot/telemetry/observe';
import { cardAction, groupChat, message, query, someone } from '../support/turns';

const mia = someone('Mia Brandt');
const place = groupChat();
const url = 'https://smba.trafficmanager.net/emea/';

describe('what a turn is called', () => {
  const registry = makeRegistry();
  const nothing = async () => ({ results: [] });
  registry.query('findLinks', nothing);
  registry.action('links.save', Envelope, async () => ({ message: '' }));
  const named = (activity: object) => turnName(Envelope.parse(activity), registry);

  test.each([
    ['a message, whatever is in it', message(mia, place, url, 'canary'), 'message'],
    ['a button', cardAction(mia, place, url, 'links.save', {}), 'links.save'],
    ['a button nobody registered', cardAction(mia, place, url, 'canary', {}), 'other'],
    ['a search', query(mia, place, url, 'findLinks'), 'findLinks'],
    ['a search nobody registered', query(mia, place, url, 'canary'), 'other'],
    ['a type of its own', { ...message(mia, place, url, ''), type: 'canary' }, 'other'],
  ])('%s', (_case, activity, name) => {
    expect(named(activity)).toBe(name);
  });
});

test('an outcome is a code or a class, never a sentence', () => {
  expect(outcomeOf(new TablesError('Changed', 'canary'))).toBe('Changed');
  expect(outcomeOf(new RangeError('canary'))).toBe('RangeError');
  expect(outcomeOf(Object.assign(new Error('x'), { code: 'a canary sang' }))).toBe('Error');
  expect(outcomeOf('canary')).toBe('unknown');
});

describe('a line of the log leaves', () => {
  const line = { level: 40, time: 5, msg: 'effect failed', effect: 'links.post', tries: 2 };

  test('with what is written in the code', () => {
    expect(exportedLine(JSON.stringify({ ...line, path: '/canary', cause: 'canary' }))).toEqual({
      ...{ level: 40, time: 5, message: 'effect failed' },
      attributes: { effect: 'links.post', tries: 2 },
    });
  });

  test('with the places of an error and not its message', () => {
    const err = { type: 'Error', message: 'canary', stack: 'Error: canary\n    at one (a.ts:1:1)' };
    expect(exportedLine(JSON.stringify({ level: 50, time: 5, msg: 'canary', err }))).toEqual({
      ...{ level: 50, time: 5, message: '' },
      attributes: { 'exception.type': 'Error', 'exception.stacktrace': '    at one (a.ts:1:1)' },
    });
  });

  test.each(['', 'no JSON', '{"msg":"no time"}'])('not at all where it is none: %s', (text) => {
    expect(exportedLine(text)).toBeUndefined();
  });
});
