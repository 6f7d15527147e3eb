import type { House } from '#shared/server/house';

/** Codes travel in the fragment: no server, proxy or log ever sees them (`security.md` B28). */
const link = (house: House, page: string, code: string): string => `${house.config.publicUrl}/${page}#${code}`;

export const confirmationLink = (house: House, code: string): string => link(house, 'confirm', code);
export const resetLink = (house: House, code: string): string => link(house, 'reset-password', code);
export const invitationLink = (house: House, code: string): string => link(house, 'invitation', code);
