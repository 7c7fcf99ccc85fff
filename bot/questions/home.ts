import type { HomeLine } from '../home/contract';
import { mostNeeds, mostNews } from '../home/sources';
import type { World } from '../world';
import { listQuestions } from './board';
import type { BoardItem } from './contract';

/** For the first page: questions on the reader's skills, their own with an answer to accept, and the newest. */
export function provideHome(world: World): void {
  const lines = (items: readonly BoardItem[], kind: HomeLine['kind']) =>
    items.map(({ space, id, title, at }): HomeLine => ({ kind, space, id, title, at }));
  world.home.provide(async (caller, readers) => {
    const list = (filter: 'all' | 'skills' | 'mine', limit: number) =>
      listQuestions(world, caller, readers, { filter, limit });
    const answered = list('mine', looked).filter(({ state }) => state === 'answered');
    return {
      needs: [
        ...lines(list('skills', mostNeeds), 'answer'),
        ...lines(answered.slice(0, mostNeeds), 'accept'),
      ],
      news: lines(list('all', mostNews), 'question'),
    };
  });
}

/** Of the reader's own, newest first. */
const looked = 20;
