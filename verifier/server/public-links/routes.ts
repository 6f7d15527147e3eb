import * as contracts from '#shared/contracts/verifier/public-links';
import type { Mount } from '#shared/server/kernel';
import { serve } from '#shared/server/serve';
import { countView } from './count-view.ts';
import { createLink } from './create-link.ts';
import { listLinks } from './list-links.ts';
import { openLink } from './open-link.ts';
import { withdrawLink } from './withdraw-link.ts';

export const routes: Mount = (kernel) => {
  serve(kernel, contracts.createLink, createLink);
  serve(kernel, contracts.listLinks, listLinks);
  serve(kernel, contracts.withdrawLink, withdrawLink);
  serve(kernel, contracts.openLink, openLink);
  serve(kernel, contracts.countView, countView);
};
