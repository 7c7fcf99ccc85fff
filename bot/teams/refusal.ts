/**
 * A sentence for the person, not an incident: what they asked for cannot be done, and what to do instead.
 * `key` names a text of the catalogue (`recognition.tooShort`), `values` fill it.
 * The edge turns it into the well-formed answer of the entry it came through.
 */
export class Refusal extends Error {
  constructor(
    readonly key: string,
    readonly values: Readonly<Record<string, string | number>> = {},
  ) {
    super(key);
    this.name = 'Refusal';
  }
}
