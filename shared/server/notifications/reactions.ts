import { on, type Reaction } from '#shared/server/reactions';
import { messageRequested } from './deliver.ts';
import { sendMessage } from './send-message.ts';

export const reactions: readonly Reaction[] = [on(messageRequested, 'notifications.send-message', sendMessage)];
