import { randomBytes } from 'node:crypto';
import type { Express } from 'express';
import type { Logger } from 'pino';
import { version } from '../package.json';
import { apiRoutes, registerAll } from './app';
import { makeForms } from './cards/beginnings';
import { makeDigestSources } from './digest/sources';
import { makeExperts } from './experts/experts';
import { makeHomeSources } from './home/sources';
import { type Intelligence, makeIntelligence, noIntelligence } from './intelligence/intelligence';
import { makeLocalParts } from './local/parts';
import { makeMailer } from './mail/mail';
import { makeNudges } from './nudges/drawers';
import { makeWeeklyWork } from './nudges/weekly';
import { makePace } from './operations/pace';
import { makeSeals } from './operations/seal';
import { makeOutbox } from './operations/worker';
import { findKudos } from './recognition/store';
import { makeSearch } from './search/search';
import { makeSensitivity, type Sensitivity } from './sensitivity/check';
import type { Settings } from './settings';
import { partitionsOf } from './spaces/partitions';
import { makeSpaces } from './spaces/spaces';
import { listSpaces } from './spaces/store';
import { makeVitals } from './status/vitals';
import { openTables } from './tables/open';
import type { Tables } from './tables/port';
import { checkSchema } from './tables/schema';
import { makeVocabulary } from './tags/vocabulary';
import { type AdmissionLimits, makeAdmission, unlimited, usualLimits } from './teams/admission';
import { makeConsiderateSender } from './teams/blocked';
import { makeTeams, type TeamsEdge } from './teams/index';
import { openModel } from './teams/model';
import { makePacedSender, noLimits, teamsLimits } from './teams/pacing';
import { pageLink } from './teams/page-link';
import type { Roster } from './teams/port';
import { entra, type Issuer, makeSignIn } from './teams/sign-in';
import { type Observe, unobserved } from './telemetry/observe';
import { observeSender } from './telemetry/sender';
import { observeTables } from './telemetry/tables';
import { makeWeb } from './web';
import type { World } from './world';

export interface Product {
  readonly web: Express;
  readonly world: World;
  readonly teams: TeamsEdge;
  /** Takes up what an earlier process left undone, and what a new week brings. */
  resume(): Promise<void>;
  /** From now on /readyz says no, so that nothing new is sent here; all else goes on. */
  leave(): void;
  /** Finishes the turns and effects that have begun, then closes the store. */
  stop(): Promise<void>;
}

interface Parts {
  readonly settings: Settings;
  readonly log: Logger;
  /** The folder of the built tab. */
  readonly tab: string;
  /** From the settings unless a test brings its own. */
  readonly tables?: Tables;
  readonly clock?: () => number;
  readonly id?: () => string;
  /** Measures what is done; nothing is measured without it. */
  readonly observe?: Observe;
  /** Who signs the tab's tokens; Entra, or the local issuer, unless a test brings its own. */
  readonly issuer?: Issuer;
  /** From the settings unless a test brings its own. */
  readonly intelligence?: Intelligence;
  readonly patience?: Parameters<typeof makeTeams>[0]['patience'];
  readonly credentials?: Parameters<typeof makeTeams>[0]['credentials'];
  /** How much a person and a process may ask for. */
  readonly admission?: AdmissionLimits;
}

/** Partitions looked at at the same time. */
const lookedTogether = 8;

const randomId = () => randomBytes(16).toString('base64url');

async function intelligenceOf(
  { model }: Settings,
  { mayLeave }: Sensitivity,
  log: Logger,
): Promise<Intelligence> {
  if (!model) return noIntelligence;
  return makeIntelligence({ model: await openModel(model), mayLeave, log });
}

/** Puts the product together, ready to be listened with; nothing is running yet. */
export async function makeProduct(parts: Parts): Promise<Product> {
  const { settings, log, tab, clock = Date.now, id = randomId, observe = unobserved } = parts;
  const opened = parts.tables ?? (await openTables(settings.store));
  if (!parts.tables) await checkSchema(opened);
  const tables = observe === unobserved ? opened : observeTables(opened, observe);
  const local = settings.local ? await makeLocalParts(settings) : undefined;
  const around = local?.roster ?? ((live: Roster) => live);
  const admission = makeAdmission(
    parts.admission ?? (settings.sendLimits ? usualLimits : unlimited),
  );
  const teams = makeTeams({ ...parts, settings, log, clock, id, around, admission });
  const roster = around(teams.roster);
  const outbox = makeOutbox({
    tables,
    log,
    clock,
    observe,
    owner: settings.store.kind === 'sqlite' ? 'embedded' : randomId(),
  });
  const search = makeSearch({
    tables,
    log,
    tenants: settings.tenants,
    file: settings.searchFile,
    clock,
    id: randomId,
  });
  const sensitivity = makeSensitivity(settings.sensitivity);
  const vitals = makeVitals({ version, store: settings.store.kind, started: clock() });
  const world: World = {
    log,
    tables,
    search,
    tags: makeVocabulary({ tables, search, clock }),
    experts: makeExperts({ search, tables, clock }),
    nudges: makeNudges(),
    forms: makeForms(),
    weekly: makeWeeklyWork({ tables, outbox, clock }),
    digests: makeDigestSources(),
    home: makeHomeSources(),
    mailer: settings.mail && makeMailer(settings.mail, clock),
    sensitivity,
    intelligence: parts.intelligence ?? (await intelligenceOf(settings, sensitivity, log)),
    pageLink: (page, space) =>
      pageLink({ tab: `${settings.publicUrl}/tab/`, app: settings.teamsApp }, page, space),
    sender: makeConsiderateSender(
      vitals.counting(
        makePacedSender(
          observeSender(teams.sender, observe),
          settings.sendLimits ? teamsLimits : noLimits,
        ),
      ),
    ),
    roster,
    outbox,
    spaces: makeSpaces({
      tables,
      roster,
      clock,
      timeZone: settings.timeZone,
      hotSpaces: settings.hotSpaces,
      admins: settings.admins,
    }),
    findKudos: (tenant, space, kudos) => findKudos(tables, tenant, space, kudos),
    language: settings.language,
    groupsAtMost: settings.groupsAtMost,
    allowHttp: settings.allowHttp,
    seals: makeSeals(local?.cardKeys ?? settings.cardKeys),
    pace: makePace(clock),
    vitals,
    clock,
    id,
  };
  registerAll(teams.registry, world);
  let leaving = false;
  let pinging: Promise<void> | undefined;
  /** Whoever asks meanwhile hears the same: nobody has to say who they are to ask. */
  const ping = () => {
    pinging ??= tables.ping().finally(() => {
      pinging = undefined;
    });
    return pinging;
  };
  const { clientId, authority } = settings.signIn;
  const web = makeWeb({
    log,
    messages: teams.handler,
    observe,
    api: apiRoutes(world),
    admission,
    signIn: makeSignIn({
      clientId,
      host: new URL(settings.publicUrl).host,
      tenants: settings.tenants,
      ...(parts.issuer ?? local?.issuer ?? entra(authority)),
    }),
    ready: async () => {
      if (leaving) throw new Error('The server is stopping');
      await ping();
      if (!search.ready()) throw new Error('The search index has not caught up');
    },
    tab,
    ...(local && { local: local.routes }),
  });
  return {
    web,
    world,
    teams,
    resume: async () => {
      if (!search.ready()) await search.start();
      for (const tenant of settings.tenants) {
        const spaces = await listSpaces(tables, tenant);
        const partitions = partitionsOf(tenant, spaces, world.spaces.shards);
        // A few at a time: people want something of the store meanwhile.
        for (let from = 0; from < partitions.length; from += lookedTogether)
          await Promise.all(partitions.slice(from, from + lookedTogether).map(outbox.look));
        for (const space of spaces) await world.weekly.ensure(space);
      }
    },
    leave: () => {
      leaving = true;
    },
    stop: async () => {
      leaving = true;
      await teams.idle();
      await outbox.stop();
      search.stop();
      world.mailer?.close();
      vitals.stop();
      await tables.close();
    },
  };
}
