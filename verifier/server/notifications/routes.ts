import * as contracts from '#shared/contracts/verifier/notifications';
import type { Mount } from '#shared/server/kernel';
import { serve } from '#shared/server/serve';
import { listNotifications } from './list-notifications.ts';
import { readNotifications } from './read-notifications.ts';

export const routes: Mount = (kernel) => {
  serve(kernel, contracts.listNotifications, listNotifications);
  serve(kernel, contracts.readNotifications, readNotifications);
};
