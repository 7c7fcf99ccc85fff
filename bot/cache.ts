/**
 * How many entries an `LRUCache` keeps at most, with memory taken as they come: its own `max` takes all of it when
 * the cache is made, milliseconds and megabytes for some ten thousand entries.
 */
export function atMost(entries: number) {
  return { maxSize: entries, sizeCalculation: () => 1 };
}
