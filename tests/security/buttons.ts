import { cardAction, membersChanged, type Someone, submitAction } from '../support/turns';
import { type Ask, type Attack, activity, as, held, type Result, refusal, tab } from './attack';
import type { Scene } from './entry';
import { here, people, type Stage } from './stage';
import { posted } from './ways-of';

const space = here.conversation;
/** Approvals that are not the actor's to give, and buttons that are not theirs or not of now. */
export function buttons(scene: Scene): Attack[] {
  const { stage, link, question } = scene;
  const { jonas, mia, zoe } = people;
  const approving = (who: Someone, sealed: object) => () =>
    refusal(
      stage,
      activity((url) => cardAction(who, here, url, 'links.approve', { ...sealed, words: 'Mine.' })),
    );
  const target = { id: link, space, seen: 0 };
  const approve = (id = link) => stage.seal('links.approve', { ...target, id });
  const decide = { space, id: link, decision: 'approve', seen: 0, text: 'Mine.' };
  const forged = () => {
    const { sealed } = approve() as { sealed: { target: string } };
    return { sealed: { ...sealed, target: JSON.stringify({ ...target, id: 'another' }) } };
  };
  const answer = (sealed: object, who: Someone) => () =>
    refusal(
      stage,
      activity((url) =>
        cardAction(who, here, url, 'questions.answer', { ...sealed, text: 'Mine.' }),
      ),
    );
  const own = () => stage.seal('people.save', {}, mia.id);
  const refresh = (url: string) => {
    const data = { ...own(), skills: 'mine', asking: 'any' };
    const made = cardAction(zoe, here, url, 'people.save', data);
    return { ...made, value: { ...(made.value as object), trigger: 'automatic' } };
  };
  const late = async () => {
    const sealed = stage.seal('questions.answer', { id: question, space });
    stage.app.clock.now += 2 * 86_400_000;
    return answer(sealed, zoe)();
  };
  const oldForm = async () => {
    const { app } = stage;
    const headers = {
      authorization: `Bearer ${await stage.tabToken(zoe)}`,
      'content-type': 'application/json',
    };
    const act = { nonce: 'nonce-of-an-old-form', at: app.clock.now - 30 * 86_400_000 };
    const body = JSON.stringify({ act, body: posted(scene) });
    return refusal(
      stage,
      () => fetch(`${app.url}/api/questions/answer`, { method: 'POST', headers, body }),
      [422],
    );
  };
  return [
    ['an approval by a non-curator', 'card', 'refused', approving(zoe, approve())],
    [
      'an approval by a non-curator',
      'tab POST',
      '403 or 422',
      () => refusal(stage, tab('/links/decide', decide, as(zoe)), [403, 422]),
    ],
    ['an approval by the link’s own author', 'card', 'refused', approving(jonas, approve())],
    [
      'an approval by the link’s own author',
      'tab POST',
      '403 or 422',
      () => refusal(stage, tab('/links/decide', decide, as(jonas)), [403, 422]),
    ],
    ["an approval with another link's signature", 'card', 'refused', approving(mia, forged())],
    ['a button moved to another verb', 'card', 'refused', answer(approve(question), zoe)],
    ['a button without a signature', 'card', 'refused', answer({}, zoe)],
    [
      "another person's form",
      'card',
      'refused',
      () =>
        refusal(
          stage,
          activity((url) =>
            cardAction(zoe, here, url, 'people.save', { ...own(), skills: 'mine', asking: 'any' }),
          ),
        ),
    ],
    [
      "another person's form",
      'dialog',
      'refused',
      () =>
        refusal(
          stage,
          activity((url) =>
            submitAction(zoe, here, url, 'askQuestion', {
              ...stage.seal('questions.ask', { looked: true, space }, mia.id),
              title: 'How do pumps age in here?',
            }),
          ),
        ),
    ],
    [
      "another person's private view through a refresh",
      'card',
      'refused',
      () => refusal(stage, activity(refresh)),
    ],
    ['a card that has expired', 'card', 'refused', late],
    ['a card that has expired', 'tab POST', '422', oldForm],
    ['a card that is replayed', 'card', 'one act', () => replayed(scene)],
    ['a card that is replayed', 'tab POST', 'one act', () => replayedForm(scene)],
  ];
}

/** An owner who left, with a form that was theirs while they were there. */
export function leftOwner({ stage }: Scene): Attack[] {
  const { chat, connector } = stage.app;
  const { mia, crowd } = people;
  const owner = crowd[2] as Someone;
  const saving = (who: Someone, name: string, owners: readonly Someone[]) => ({
    ...stage.seal('spaces.save', { space }, who.id),
    ...{ name, owners: owners.map(({ id }) => id).join(','), leaders: '', curators: '' },
  });
  const attempt = async () => {
    const named = saving(mia, 'Release chat', [mia, owner]);
    await chat.click(mia, here, 'spaces.save', named);
    connector.leave(space, owner.teamsId);
    const gone = [{ id: owner.teamsId, aadObjectId: owner.id }];
    await chat.post(membersChanged(mia, here, connector.url, 'membersRemoved', gone));
    const mine = saving(owner, 'Mine', [owner]);
    return refusal(
      stage,
      activity((url) => cardAction(owner, here, url, 'spaces.save', mine)),
    );
  };
  return [['an owner who left a minute ago', 'card', 'refused', attempt]];
}

/** The second time finds what the first one did. */
async function twice(stage: Stage, ask: Ask): Promise<Result> {
  const first = await ask(stage);
  await stage.app.settled();
  const after = await held(stage);
  const second = await ask(stage);
  await stage.app.settled();
  const problems: string[] = [];
  if (first.status !== 200 || second.status !== 200)
    problems.push(`answered ${first.status}, ${second.status}`);
  if ((await held(stage)) !== after) problems.push('the second time did something');
  if ((await first.text()) !== (await second.text())) problems.push('the answers differ');
  return { got: 'one act', problems };
}
function replayed({ stage, question }: Scene): Promise<Result> {
  const sealed = stage.seal('questions.answer', { id: question, space });
  const { zoe } = people;
  return twice(
    stage,
    activity((url) =>
      cardAction(zoe, here, url, 'questions.answer', { ...sealed, text: 'Once only.' }),
    ),
  );
}
function replayedForm({ stage, post }: Scene): Promise<Result> {
  const { app } = stage;
  const act = { nonce: 'nonce-of-a-replayed-form', at: app.clock.now };
  const body = JSON.stringify({ act, body: { space, id: post, text: 'Once only.' } });
  return twice(stage, async () =>
    fetch(`${app.url}/api/posts/input`, {
      ...{ method: 'POST', body },
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await stage.tabToken(people.zoe)}`,
      },
    }),
  );
}
