import { createHash } from 'node:crypto';
import type { House } from '#shared/server/house';

/** The code of a link follows from its id by a secret of the signing workers, so that only its hash is kept and the link can be shown again. */
export const linkCode = async (house: House, linkId: string): Promise<string> =>
  createHash('sha256')
    .update(await house.keys.blindIndex(linkId, 'presentation_links.code'))
    .digest('base64url');

/** The code stands in the fragment: no server on the way and no log sees it. */
export const linkUrl = (publicUrl: string, code: string): string => `${publicUrl}/p#${code}`;
