import { setTimeout as pause } from 'node:timers/promises';
import type { Someone } from '../support/turns';
import { type Act, edit, join, kudosByForm, kudosByText, type Scene, takeBack } from './acts';
import type { Crowd } from './crowd';
import type { Delivery } from './deliver';
import type { Entry, Ledger } from './ledger';
import type { Random } from './random';
import { tagOf } from './watch';

export interface Driving extends Scene {
  readonly crowd: Crowd;
  readonly delivery: Delivery;
  readonly endpoints: readonly string[];
  readonly random: Random;
  readonly kudos: number;
  /** At most so many begin in a second. */
  readonly rate: number;
  /** How long somebody waits for a form or a card before they go on without it. */
  readonly patienceMs: number;
}

/** A kudos as it stands before somebody who may click on it. */
interface Card {
  readonly card: unknown;
  readonly messageId: string;
}

/** How often a long run says how far it is. */
const progressEvery = 1_000;
/** People who act at the same time. */
const atOnce = 64;
/** How often somebody clicks again who is told that somebody else was faster. */
const clicks = 5;
const share = { form: 0.3, onePerson: 0.2, edit: 0.1, takeBack: 0.08, race: 0.05, join: 0.25 };
const follows = share.edit + share.takeBack + share.race + share.join;

async function until<T>(
  { patienceMs }: Driving,
  look: () => T | undefined | Promise<T | undefined>,
): Promise<T | undefined> {
  const begun = Date.now();
  for (;;) {
    const found = await look();
    if (found !== undefined || Date.now() - begun > patienceMs) return found;
    await pause(250);
  }
}

function someOthers({ people }: Crowd, but: Someone, count: number, random: Random): Someone[] {
  const chosen = new Set<Someone>();
  while (chosen.size < count) {
    const person = random.pick(people);
    if (person !== but) chosen.add(person);
  }
  return [...chosen];
}

/** Half of all happens in one place. */
function somewhere({ places }: Crowd, random: Random) {
  return random.chance(0.5) ? random.pick(places.slice(0, 1)) : random.pick(places);
}

async function give(
  driving: Driving,
  number: number,
  random: Random,
): Promise<{ entry: Entry; answered: Card | undefined }> {
  const { crowd, delivery, endpoints } = driving;
  const tag = tagOf(number);
  const giver = crowd.people[number % crowd.people.length] ?? random.pick(crowd.people);
  const place = somewhere(crowd, random);
  const count = random.chance(share.onePerson) ? 1 : 2 + random.below(3);
  const to = someOthers(crowd, giver, count, random);
  const what = `staying with ${tag} of the import until it ran`;
  const by = { giver, place, to, what, tag };
  const form = random.chance(share.form)
    ? await until(driving, () => kudosByForm(driving, random.pick(endpoints), by))
    : undefined;
  const act = form ?? kudosByText(driving, by);
  const outcome = await delivery.settle(act, random);
  if (outcome.is === 'refused') delivery.note(`${act.name} was refused: ${outcome.why}`);
  const given = outcome.is === 'done';
  const entry = { tag, place, giver, given, takenBack: false, what, joins: new Map() };
  const answered =
    outcome.is === 'done' && outcome.card && act.messageId
      ? { card: outcome.card, messageId: act.messageId }
      : undefined;
  return { entry, answered };
}

/** Clicks again, as a person does, where somebody else was faster; true when it is done. */
async function insist({ delivery }: Driving, act: Act, random: Random): Promise<boolean> {
  for (let n = 0; n < clicks; n += 1) {
    const outcome = await delivery.settle(act, random);
    if (outcome.is === 'done') return true;
    if (outcome.is !== 'refused' || !/at the same moment/.test(outcome.why)) return false;
  }
  return false;
}

/** What others, or the giver, do with a kudos once it shows; nothing where it does not show in time. */
async function follow(
  driving: Driving,
  entry: Entry,
  answered: Card | undefined,
  random: Random,
): Promise<void> {
  const { crowd, delivery, endpoints, watch } = driving;
  const { giver, place, tag } = entry;
  const posted = async () => {
    const [message] = watch.showing(tag);
    return message && { card: message.card, messageId: message.id };
  };
  const shown = answered ?? (await until(driving, posted));
  if (!shown) return;
  const joining = (actor: Someone, line: string) => join(driving, { actor, place, line, ...shown });
  const takingBack = () => takeBack(driving, { actor: giver, place, ...shown });
  const [joiner] = someOthers(crowd, giver, 1, random);
  if (!joiner) return;
  const line = random.chance(0.5) ? `I saw ${tag} too` : '';
  const which = random.next() * follows;
  if (which < share.edit) {
    const what = `${entry.what}, and telling us how`;
    const by = { actor: giver, place, what, ...shown };
    const act = await until(driving, () => edit(driving, random.pick(endpoints), by));
    if (act && (await insist(driving, act, random))) entry.what = what;
  } else if (which < share.edit + share.takeBack) {
    entry.takenBack = await insist(driving, takingBack(), random);
    if (!entry.takenBack) delivery.note(`${tag}, which nobody joined, could not be taken back`);
  } else if (which < share.edit + share.takeBack + share.race) {
    const [joined, taken] = await Promise.all([
      insist(driving, joining(joiner, line), random.fork('join')),
      insist(driving, takingBack(), random.fork('take back')),
    ]);
    if (joined) entry.joins.set(joiner.id, line);
    entry.takenBack = taken;
    if (joined === taken) delivery.note(`${tag} was joined: ${joined}, taken back: ${taken}`);
  } else if (await insist(driving, joining(joiner, line), random)) {
    entry.joins.set(joiner.id, line);
  } else {
    delivery.note(`${tag} could not be joined`);
  }
}

/** Lets people give kudos, and do what follows, until all is acknowledged; gives what they were told. */
export async function drive(driving: Driving): Promise<Ledger> {
  const { kudos, rate, random } = driving;
  const ledger: Entry[] = [];
  const following: Promise<void>[] = [];
  const begun = Date.now();
  let next = 0;
  async function person(): Promise<void> {
    for (let number = next++; number < kudos; number = next++) {
      await pause(Math.max(0, begun + (number * 1_000) / rate - Date.now()));
      const own = random.fork(`kudos ${number}`);
      const { entry, answered } = await give(driving, number, own);
      ledger.push(entry);
      if (ledger.length % progressEvery === 0) console.error(`  ${ledger.length} kudos`);
      if (entry.given && own.chance(follows))
        following.push(
          follow(driving, entry, answered, own.fork('follow')).catch((error) =>
            driving.delivery.note(`${entry.tag}: ${error}`),
          ),
        );
    }
  }
  await Promise.all(Array.from({ length: atOnce }, person));
  await Promise.all(following);
  return ledger;
}
