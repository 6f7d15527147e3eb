import * as contracts from '#shared/contracts/verifier/presentations';
import type { Mount } from '#shared/server/kernel';
import { serve } from '#shared/server/serve';
import { closePresentationLink } from './close-presentation-link.ts';
import { createPresentationLink } from './create-presentation-link.ts';
import { finishPresentation } from './finish-presentation.ts';
import { followPresentation } from './follow-presentation.ts';
import { listPresentationLinks } from './list-presentation-links.ts';
import { openPresentationLink } from './open-presentation-link.ts';
import { startPresentation } from './start-presentation.ts';

export const routes: Mount = (kernel) => {
  serve(kernel, contracts.createPresentationLink, createPresentationLink);
  serve(kernel, contracts.listPresentationLinks, listPresentationLinks);
  serve(kernel, contracts.closePresentationLink, closePresentationLink);
  serve(kernel, contracts.openPresentationLink, openPresentationLink);
  serve(kernel, contracts.startPresentation, startPresentation);
  serve(kernel, contracts.followPresentation, followPresentation);
  serve(kernel, contracts.finishPresentation, finishPresentation);
};
