import { speak } from '../texts';
import type { Connection } from './connect';

/**
 * Speaks the browser's language, and that of Teams once it tells; resolves when the pages can be drawn in it.
 * Never rejects. The texts of the browser's language are under way while Teams still shakes hands.
 */
export async function settleLanguage(connecting: Promise<Connection>): Promise<void> {
  const browsers = speak(navigator.language);
  const connection = await connecting;
  await browsers;
  if (connection.kind !== 'teams') return;
  const context = await connection.context.catch(() => undefined);
  if (context?.locale) await speak(context.locale);
}
