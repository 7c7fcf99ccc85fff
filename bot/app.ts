import { Router } from 'express';
import { register as awards } from './awards/handlers';
import { routes as awardsRoutes } from './awards/routes';
import { handleEffects as counts } from './counts/effects';
import { register as digest } from './digest/handlers';
import { routes as digestRoutes } from './digest/routes';
import { register as health } from './health/handlers';
import { routes as healthRoutes } from './health/routes';
import * as help from './help';
import { routes as homeRoutes } from './home/routes';
import { register as links } from './links/handlers';
import { routes as linksRoutes } from './links/routes';
import { register as nudges } from './nudges/handlers';
import { routes as nudgesRoutes } from './nudges/routes';
import { register as people } from './people/handlers';
import { routes as peopleRoutes } from './people/routes';
import { register as posts } from './posts/handlers';
import { routes as postsRoutes } from './posts/routes';
import { register as questions } from './questions/handlers';
import { routes as questionsRoutes } from './questions/routes';
import { register as recognition } from './recognition/handlers';
import { routes as recognitionRoutes } from './recognition/routes';
import { handleEffects as spaces } from './spaces/effects';
import { register as groups } from './spaces/handlers';
import { routes as spacesRoutes } from './spaces/routes';
import { handleEffects as status } from './status/retry';
import { routes as statusRoutes } from './status/routes';
import type { Teams } from './teams/port';
import type { World } from './world';

/** What the bot answers: one line a practice. */
export function registerAll(teams: Teams, world: World): void {
  help.register(teams, world);
  spaces(world);
  counts(world);
  status(world);
  groups(teams, world);
  people(teams, world);
  questions(teams, world);
  links(teams, world);
  posts(teams, world);
  recognition(teams, world);
  nudges(teams, world);
  digest(teams, world);
  awards(teams, world);
  health(teams, world);
}

/** What the tab can ask: one line a practice. */
export function apiRoutes(world: World): Router {
  return Router()
    .use(homeRoutes(world))
    .use(spacesRoutes(world))
    .use(peopleRoutes(world))
    .use(questionsRoutes(world))
    .use(linksRoutes(world))
    .use(postsRoutes(world))
    .use(recognitionRoutes(world))
    .use(awardsRoutes(world))
    .use(nudgesRoutes(world))
    .use(digestRoutes(world))
    .use(healthRoutes(world))
    .use(statusRoutes(world));
}
