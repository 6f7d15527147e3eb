import { InvalidRequest } from '#shared/server/serving/parse-request';
import type { Desk } from './desk.ts';

/** Roles of the other application mean nothing here: a trainer is not invited to a company. */
export const refuseUnknownRole = (desk: Desk, role: string): void => {
  if (desk.permissionsOf(role).size === 0) throw new InvalidRequest([{ pointer: '/role', code: 'invalid-value' }]);
};
