/**
 * How many entries an `LRUCache` keeps at most. It takes memory as they come; its own `max` takes all of it when
 * it is made, which for some ten thousand is longer than most turns.
 */
export function atMost(entries: number) {
  return { maxSize: entries, sizeCalculation: () => 1 };
}
