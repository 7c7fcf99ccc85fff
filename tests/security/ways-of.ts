import {
  cardAction,
  fetchTask,
  type Incoming,
  message,
  query,
  type Someone,
  submitAction,
} from '../support/turns';
import type { Scene } from './entry';
import { here } from './stage';

const space = here.conversation;

/** The same for every way in: what somebody asks for who should not. */
export function waysOf(
  who: Someone,
  scene: Scene,
): Readonly<Record<string, (url: string) => Incoming>> {
  const { stage, question } = scene;
  const target = () => stage.seal('questions.answer', { id: question, space }, undefined);
  return {
    'bot text': (url) => message(who, here, url, '{bot} ask How do pumps age in here?'),
    card: (url) => cardAction(who, here, url, 'questions.answer', { ...target(), text: 'Mine.' }),
    'dialog opened': (url) => fetchTask(who, here, url, 'askQuestion'),
    'dialog sent': (url) =>
      submitAction(who, here, url, 'askQuestion', {
        ...stage.seal('questions.ask', { looked: true, space }, who.id),
        title: 'How do pumps age in here?',
      }),
    query: (url) => query(who, here, url, 'findQuestions', { text: 'valve' }),
    installation: (url) => ({
      ...message(who, here, url, ''),
      type: 'installationUpdate',
      action: 'add',
    }),
  };
}
export const posted = (scene: Scene) => ({ space, id: scene.question, text: 'Mine.' });
