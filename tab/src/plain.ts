/** Whether an ICU message is its own text: no places, no choices, nothing escaped. */
export function isPlain(message: string): boolean {
  return !/[{}']/.test(message);
}
