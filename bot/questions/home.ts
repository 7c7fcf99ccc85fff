import { linesOf, mostNeeds, mostNews } from '../home/sources';
import type { World } from '../world';
import { listQuestions } from './board';

/** Of the reader's own, newest first. */
const looked = 20;

/** For the first page: questions on the reader's skills, their own with an answer to accept, and the newest. */
export function provideHome(world: World): void {
  world.home.provide(async (caller, readers) => {
    const list = (filter: 'all' | 'skills' | 'mine', limit: number) =>
      listQuestions(world, caller, readers, { filter, limit });
    const answered = list('mine', looked).filter(({ state }) => state === 'answered');
    return {
      needs: [
        ...linesOf('answer', list('skills', mostNeeds)),
        ...linesOf('accept', answered.slice(0, mostNeeds)),
      ],
      news: linesOf('question', list('all', mostNews)),
    };
  });
}
