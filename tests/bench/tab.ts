import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { larkfield } from '../../bot/local/organisation';
import type { PostsAnswer } from '../../bot/posts/contract';
import type { BoardAnswer } from '../../bot/questions/contract';
import { findBrowser, howToGetOne, launchBrowser } from '../support/browser';
import { startProduct } from '../support/started';
import { type Shown, timeShown } from './tab-shown';

const goal: Shown = { cold: 600, warm: 200 };
const [me] = larkfield.people;
const [team] = larkfield.spaces;

/** What of each page only data brings; of one without data, its heading. */
const views: Readonly<Record<string, string>> = {
  // A line of text, to tell what the browser and the machine take for themselves.
  'a line of text': 'body',
  home: 'main li a',
  '': 'article',
  posts: 'article',
  questions: 'main li a',
  links: 'article',
  awards: 'main li h2',
  people: 'article',
  groups: 'main li h2',
  health: 'main svg[viewBox] rect',
  digest: 'main section li',
  me: 'form, main h2',
  status: 'main dl',
  question: 'main textarea',
  post: 'main section[aria-label]',
  'channel/health': 'main svg[viewBox] rect',
  'channel/awards': 'main li h2',
  channel: 'article',
  configure: 'main h1',
};

function median(numbers: readonly number[]): number {
  return Math.round(numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0);
}

/**
 * `npm run bench:tab [-- --rounds N] [--pages NAME,NAME] [--server URL]`: how long the built tab takes in a real
 * browser, in a frame of Teams, until its data shows: cold and once it is known, the median of the rounds. Without
 * `--server` it starts the product with the made-up organisation.
 */
async function main(words: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      rounds: { type: 'string', default: '5' },
      pages: { type: 'string' },
      server: { type: 'string' },
    },
  });
  const executable = findBrowser();
  if (!executable) throw new Error(howToGetOne);
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-tab-'));
  // Nobody opens one page after the other as fast as this does; it would be asked to slow down.
  process.env.SEND_LIMITS = 'none';
  const started = values.server ? undefined : await startProduct(folder, ['--demo']);
  const server = values.server ?? started?.server ?? '';
  // Nothing of the net is reached; that it is not there has to be known at once.
  const browser = await launchBrowser(executable, [
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ]);
  try {
    const signIn = await fetch(`${server}/local/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person: me?.id }),
    });
    const { token } = (await signIn.json()) as { token: string };
    const ask = async <T>(what: string): Promise<T> => {
      const answer = await fetch(`${server}/api/${what}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      return (await answer.json()) as T;
    };
    const question = (await ask<BoardAnswer>('questions')).questions[0];
    const post = (await ask<PostsAnswer>('posts')).posts[0];
    const one = (item: { space: string; id: string } | undefined) =>
      `/${encodeURIComponent(item?.space ?? '')}/${encodeURIComponent(item?.id ?? '')}`;
    const places: Readonly<Record<string, string>> = { question: one(question), post: one(post) };
    const results: Record<string, Shown> = {};
    for (const name of values.pages?.split(',') ?? Object.keys(views)) {
      const setup = {
        src:
          name === 'a line of text'
            ? `${server}/livez`
            : `${server}/tab/${name}${places[name] ?? ''}`,
        token,
        locale: 'en-gb',
        ...(name === 'configure' && { frameContext: 'settings' as const }),
        ...(name.startsWith('channel') && { team: { id: team?.id ?? '', name: team?.name ?? '' } }),
      };
      const times: Shown[] = [];
      // The first is the server's own first time, and is not kept.
      for (let round = 0; round <= Number(values.rounds); round += 1)
        times.push(await timeShown(browser, setup, views[name] ?? 'main h1'));
      const kept = times.slice(1);
      const cold = median(kept.map((time) => time.cold));
      const warm = median(kept.map((time) => time.warm));
      results[name || 'kudos'] = { cold, warm };
      const late = cold > goal.cold || warm > goal.warm ? '  late' : '';
      console.error(`${(name || 'kudos').padEnd(16)} cold ${cold} ms  warm ${warm} ms${late}`);
    }
    console.log(JSON.stringify(results));
  } finally {
    await browser.close();
    if (started) {
      started.process.kill('SIGTERM');
      await (started.process.exitCode === null ? once(started.process, 'exit') : undefined);
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
