/** What tests read off an Adaptive Card, the way a person would. */

type Json = Record<string, unknown>;

function* nodes(value: unknown): Generator<Json> {
  if (Array.isArray(value)) for (const item of value) yield* nodes(item);
  else if (typeof value === 'object' && value !== null) {
    yield value as Json;
    for (const item of Object.values(value)) yield* nodes(item);
  }
}

/** Everything a card says, in order. */
export function wordsOf(card: unknown): string {
  return [...nodes(card)]
    .filter(({ type }) => type === 'TextBlock' || type === 'TextRun')
    .map(({ text }) => String(text))
    .join('\n');
}

/** A button with its data, together with what was put into the inputs. */
function pressed(card: unknown, button: Json | undefined, inputs: Json, name: string) {
  if (!button) throw new Error(`No button ${name}`);
  const typed = Object.fromEntries(
    inputsOf(card).map(({ id, value }) => [String(id), value ?? '']),
  );
  return { verb: String(button.verb), data: { ...typed, ...(button.data as Json), ...inputs } };
}

const isButton = ({ type, data }: Json) => String(type).startsWith('Action.') && Boolean(data);

/** The button with this title, pressed. */
export function press(card: unknown, title: string, inputs: Json = {}) {
  const button = [...nodes(card)].find((node) => isButton(node) && node.title === title);
  return pressed(card, button, inputs, title);
}

/** The button of this verb, pressed: where several have one title. */
export function pressVerb(card: unknown, verb: string, inputs: Json = {}) {
  const button = [...nodes(card)].find((node) => isButton(node) && node.verb === verb);
  return pressed(card, button, inputs, verb);
}

export function inputsOf(card: unknown): Json[] {
  return [...nodes(card)].filter(({ type }) => String(type).startsWith('Input.'));
}

export function titlesOf(card: unknown): unknown[] {
  return [...nodes(card)]
    .filter(({ type }) => String(type).startsWith('Action.'))
    .map(({ title }) => title);
}
