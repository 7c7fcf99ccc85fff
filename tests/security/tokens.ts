import { SignJWT, UnsecuredJWT } from 'jose';
import { type Incoming, tenant } from '../support/turns';
import { type Ask, type Attack, activity, refusal, tab } from './attack';
import { nameOf, type Scene } from './entry';
import { people, type Stage } from './stage';
import { tabEntries } from './tab-entries';
import { posted, waysOf } from './ways-of';

const botId = '22222222-2222-4222-8222-222222222222';
const hmac = () =>
  new SignJWT({ iss: 'https://api.botframework.com', aud: botId, exp: 9_999_999_999 })
    .setProtectedHeader({ alg: 'HS256', kid: 'msteams-key' })
    .sign(new Uint8Array(32));

/** Tokens that are not good, for the bot and for the tab. */
export function badTokens(scene: Scene): Attack[] {
  const { stage } = scene;
  const { mia } = people;
  const none = { iss: 'https://api.botframework.com', aud: botId, exp: 9_999_999_999 };
  const claims = { ...none, serviceurl: stage.app.connector.url };
  const bot: Readonly<Record<string, () => Promise<string | undefined>>> = {
    'no token': async () => undefined,
    'an expired token': () => stage.channelToken({ lifetime: -3_600 }),
    'alg: none': async () => new UnsecuredJWT(claims).encode(),
    'alg: HS256': hmac,
    'a forged signature': () => stage.channelToken({ forged: true }),
    'another audience': () => stage.channelToken({ claims: { aud: 'other' } }),
    'another issuer': () => stage.channelToken({ claims: { iss: 'https://evil.example' } }),
    'another serviceUrl': () => stage.channelToken({}, 'https://smba.trafficmanager.net/emea/'),
    'no serviceUrl': () => stage.channelToken({ claims: { serviceurl: undefined } }),
    'a token of the tab': () => stage.tabToken(mia),
  };
  const forTab: typeof bot = {
    'no token': async () => undefined,
    'an expired token': () => stage.tabToken(mia, { lifetime: -3_600 }),
    'alg: none': async () => new UnsecuredJWT({ tid: tenant, oid: mia.id }).encode(),
    'a forged signature': () => stage.tabToken(mia, { forged: true }),
    'another audience': () => stage.tabToken(mia, { claims: { aud: 'other' } }),
    'another issuer': () => stage.tabToken(mia, { claims: { iss: 'https://evil.example' } }),
    "another tenant's issuer": () =>
      stage.tabToken(mia, { claims: { iss: `${stage.openId.authority}/other/v2.0` } }),
    'a token of the bot': () => stage.channelToken(),
  };
  return [
    ...Object.entries(bot).flatMap(([attacker, token]) =>
      Object.entries(waysOf(mia, scene)).map(
        ([entry, make]): Attack => [
          attacker,
          entry,
          '401',
          () => refusal(stage, activity(make, token), [401]),
        ],
      ),
    ),
    ...tabEntries.map(
      (entry): Attack => [
        'no token',
        nameOf(entry),
        '401',
        async () => {
          const asked = await entry.ask(scene, mia, {});
          const { path } = asked as { path: string };
          const body = 'body' in asked ? (asked.body as object) : undefined;
          return refusal(
            stage,
            tab(path, body, async () => undefined),
            [401],
          );
        },
      ],
    ),
    ...Object.entries(forTab).flatMap(([attacker, token]): Attack[] => [
      [
        attacker,
        'tab GET',
        '401 or 403',
        () => refusal(stage, tab('/questions', undefined, token), [401, 403]),
      ],
      [
        attacker,
        'tab POST',
        '401 or 403',
        () => refusal(stage, tab('/questions/answer', posted(scene), token), [401, 403]),
      ],
    ]),
  ];
}

/** A tenant, or a service address, that is not on the list, though a good token goes with it. */
export function notOnTheList(scene: Scene): Attack[] {
  const { stage } = scene;
  const { mia } = people;
  const abroad = (made: Incoming): Incoming => ({
    ...made,
    conversation: { ...(made.conversation as object), tenantId: 'foreign' },
    channelData: { ...(made.channelData as object), tenant: { id: 'foreign' } },
  });
  const twofold = (made: Incoming): Incoming => ({
    ...made,
    channelData: { tenant: { id: 'foreign' } },
  });
  const evil = 'https://evil.example/';
  type Make = (url: string) => Incoming;
  const attempts: Readonly<Record<string, (make: Make) => Ask>> = {
    'a tenant that is not on the list': (make) => activity((url) => abroad(make(url))),
    'two tenants in one activity': (make) => activity((url) => twofold(make(url))),
    'a serviceUrl that is not on the list, named by the token too': (make) =>
      activity(
        () => make(evil),
        (of) => of.channelToken({}, evil),
      ),
  };
  const bot = Object.entries(waysOf(mia, scene)).flatMap(([entry, make]) =>
    Object.entries(attempts).map(
      ([attacker, attempt]): Attack => [
        attacker,
        entry,
        '403',
        () => refusal(stage, attempt(make), [403]),
      ],
    ),
  );
  const token = (of: Stage) => of.tabToken(mia, {}, 'foreign');
  return [
    ...bot,
    [
      'a tenant that is not on the list',
      'tab GET',
      '403',
      () => refusal(stage, tab('/questions', undefined, token), [403]),
    ],
    [
      'a tenant that is not on the list',
      'tab POST',
      '403',
      () => refusal(stage, tab('/questions/answer', posted(scene), token), [403]),
    ],
  ];
}
