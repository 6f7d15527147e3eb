import { Password, weakPassword } from '#shared/contracts/identity';
import { Refusal } from '#shared/server/refusal';
import { isWeakPassword, type Owner } from './password-rules.ts';

/** Refuses a new password that is too short or too easy to guess, before any account is looked at. */
export const refuseWeakPassword = (password: string, owner: Owner): void => {
  if (!Password.safeParse(password).success || isWeakPassword(password, owner)) throw new Refusal(weakPassword);
};
