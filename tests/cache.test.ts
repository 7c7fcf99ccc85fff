import { LRUCache } from 'lru-cache';
import { atMost } from '../bot/cache';

test('a cache keeps the entries used last, and only as many as it may', () => {
  const cache = new LRUCache<string, number>(atMost(2));
  cache.set('mia', 1).set('jonas', 2);
  cache.get('mia');
  cache.set('zoe', 3);
  expect([...cache.keys()].sort()).toEqual(['mia', 'zoe']);
});
