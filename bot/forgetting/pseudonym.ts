const prefix = 'left-';

/** The id that stands for somebody who left; `random` is 16 characters or more of a random id. */
export function pseudonymOf(random: string): string {
  return `${prefix}${random.slice(0, 16)}`;
}

/** Whether an id stands for somebody who left: nobody can be mentioned or written to by it. */
export function hasLeft(id: string): boolean {
  return id.startsWith(prefix);
}
