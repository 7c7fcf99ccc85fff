import { paragraph } from '../cards/parts';
import type { Card, MessageTurn, Reply } from '../teams/port';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import type { Proposal } from './contract';
import { mayAskModel } from './pace';

/** A sentence; what is longer is no question to a bot. */
const longestSentence = 1_000;

/** The form that suits a proposal; people are those the person mentioned, never those a model names. */
function formOf(
  { forms }: World,
  turn: MessageTurn,
  proposal: Proposal,
): Promise<Card> | undefined {
  const { kind, ...fields } = proposal;
  if (kind === 'help') return undefined;
  if (kind === 'kudos') {
    const people = turn.mentions.map(({ id }) => id);
    return forms.make(kind, turn, { ...fields, people });
  }
  return forms.make(kind, turn, fields);
}

/**
 * A sentence that is no command, as a model understands it: the form of the practice it is meant for, which
 * the person looks over and sends, or not. Undefined without a model, and wherever it is of no help.
 */
export async function understand(world: World, turn: MessageTurn): Promise<Reply> {
  const { intelligence } = world;
  if (!intelligence.on || turn.text === '' || turn.text.length > longestSentence) return undefined;
  if (!mayAskModel(world.pace, turn)) return undefined;
  const sentence = turn.mentions.reduce(
    (all, { text: markup, name }) => all.replaceAll(markup, name),
    turn.text,
  );
  const proposal = await intelligence.propose(sentence);
  if (!proposal) return undefined;
  const text = textsFor(turn.locale);
  try {
    const form = await formOf(world, turn, proposal);
    if (!form) return undefined;
    const summary = text(`help.understood.${proposal.kind}`);
    const reads = proposal.kind === 'digest' || proposal.kind === 'groups';
    const body = Array.isArray(form.body) ? form.body : [];
    const lines = reads ? [] : [paragraph(summary)];
    return { card: { ...form, body: [...lines, ...body] }, summary };
  } catch (error) {
    turn.log.info({ err: error, kind: proposal.kind }, 'no form for what was understood');
    return undefined;
  }
}
