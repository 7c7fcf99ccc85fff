import { messageEffects } from '../operations/message';

/** The message a digest stands in. */
export const messages = messageEffects('digest');
