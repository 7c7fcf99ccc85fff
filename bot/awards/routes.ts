import { Router } from 'express';
import { answerGet, answerPost } from '../api';
import { address, type Reader } from '../spaces/membership';
import { conversationOf } from '../spaces/standing';
import type { Caller } from '../teams/sign-in';
import type { World } from '../world';
import { isOwner } from './act';
import {
  type AwardItem,
  AwardsAnswer,
  AwardsQuery,
  DecideBody,
  EndBody,
  type GoingItem,
  NominateBody,
  NominatedAnswer,
  PeopleOfAnswer,
  PeopleOfQuery,
  PeriodAnswer,
  StartBody,
  SupportAnswer,
  SupportBody,
} from './contract';
import { giveAward } from './decide';
import { isInCrew, mostSupported, withReasons } from './domain';
import { awardsIn } from './find';
import { nominate, support } from './nominate';
import { end, start } from './start';
import { findRound, listReasons } from './store';

const goingShown = 20;
const pastShown = 30;
const peopleOffered = 100;
const placesOffered = 50;

/** GET /awards and /awards/people; POST /awards/start, /end, /nominate, /support, /decide. What is past costs no storage transaction, what is going on two each. */
export function routes(world: World): Router {
  const router = Router();
  const { spaces, tables, clock } = world;
  const participant = (caller: Caller, space: string) =>
    spaces.participant(caller.tenant, caller, space);

  /** A period that is open or to be decided, as the caller sees it; undefined where it is gone. */
  async function going(item: AwardItem, reader: Reader): Promise<GoingItem | undefined> {
    const { tenant, person } = reader;
    const ref = { tenant, space: item.space, id: item.id };
    const [round, reasons] = await Promise.all([findRound(tables, ref), listReasons(tables, ref)]);
    if (!round) return undefined;
    const { period } = round.found;
    const isClosed = reader.space.closed;
    const isAsked = round.found.asked.includes(person.id);
    const mayDecide = period.state === 'deciding' && isAsked && !isClosed;
    const views = round.nominations
      .map(({ nomination }) => withReasons(nomination, reasons.get(nomination.id) ?? []))
      .toSorted((a, b) => a.at - b.at);
    return {
      ...{ ...period, spaceName: item.spaceName, mayDecide },
      mayEnd: period.state === 'open' && isOwner(world, reader) && !isClosed,
      nominations: (mayDecide ? mostSupported(views) : views).map((view) => ({
        ...view,
        supported: (reasons.get(view.id) ?? []).some(({ by }) => by.id === person.id),
        own: isInCrew(view.nominee, person.id),
      })),
    };
  }

  const contract = { query: AwardsQuery, answer: AwardsAnswer };
  answerGet(router, '/awards', contract, async (caller, query) => {
    const { tenant, id: reader } = caller;
    const readers = query.space
      ? [await spaces.reader(tenant, caller, query.space)]
      : await spaces.readable(tenant, caller, placesOffered);
    const where = { tenant, reader, spaces: readers.map(({ space }) => space.id) };
    const items = awardsIn(world, where, ['open', 'deciding'], goingShown);
    const shown = items.map((item) => {
      const own = readers.find(({ space }) => space.id === item.space);
      return own && going(item, own);
    });
    const past = awardsIn(world, where, ['decided'], pastShown);
    const owned = readers.filter((one) => isOwner(world, one) && !one.space.closed);
    return {
      going: (await Promise.all(shown)).filter(
        (item) => item !== undefined && ['open', 'deciding'].includes(item.state),
      ) as GoingItem[],
      past: past.toSorted((a, b) => (b.decision?.at ?? 0) - (a.decision?.at ?? 0)),
      owned: owned.map(({ space: { id, name } }) => ({ id, name })),
    };
  });

  const people = { query: PeopleOfQuery, answer: PeopleOfAnswer };
  answerGet(router, '/awards/people', people, async (caller, query) => {
    const { space } = await participant(caller, query.space);
    const where = address(space);
    const [some, { members }] = await Promise.all([
      world.roster.some(where, peopleOffered),
      world.roster.describe(where),
    ]);
    const groups = await spaces.groups(caller.tenant);
    const others = groups.filter(({ id }) => id !== space.id);
    return {
      people: some.filter(({ role }) => role === 'member').map(({ id, name }) => ({ id, name })),
      more: members > some.length,
      groups: [space, ...others].map(({ id, name }) => ({ id, name })),
    };
  });

  const standingIn = ({ space }: Reader) => ({ conversation: conversationOf(space) });
  const starting = { body: StartBody, answer: PeriodAnswer };
  answerPost(router, '/awards/start', starting, clock, async (caller, body, id) => {
    const by = await participant(caller, body.space);
    const period = await start(world, {
      ...{ by, wish: body, id, locale: caller.locale, standing: standingIn(by) },
    });
    return { period };
  });
  const ending = { body: EndBody, answer: PeriodAnswer };
  answerPost(router, '/awards/end', ending, clock, async (caller, body, id) => ({
    period: await end(world, await participant(caller, body.space), body.period, id),
  }));
  const nominating = { body: NominateBody, answer: NominatedAnswer };
  answerPost(router, '/awards/nominate', nominating, clock, async (caller, body, id) => {
    const by = await participant(caller, body.space);
    const { period, crewName, why, links } = body;
    const wish = { ...body, typed: [crewName, why, links] };
    return nominate(world, {
      ...{ by, period, wish, id, locale: caller.locale, standing: standingIn(by) },
    });
  });
  const supporting = { body: SupportBody, answer: SupportAnswer };
  answerPost(router, '/awards/support', supporting, clock, async (caller, body, id) => ({
    result: await support(world, await participant(caller, body.space), body, id),
  }));
  const deciding = { body: DecideBody, answer: PeriodAnswer };
  answerPost(router, '/awards/decide', deciding, clock, async (caller, body, id) => ({
    period: await giveAward(world, await participant(caller, body.space), body.period, id, body),
  }));
  return router;
}
