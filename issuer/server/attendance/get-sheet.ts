import { notFound } from '#shared/contract/problem';
import type { InputOf } from '#shared/contract/route';
import type { getSheet as contract, Sheet } from '#shared/contracts/issuer/attendance';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { describeSheet } from './describe-sheet.ts';
import { findHalfDay } from './find-half-day.ts';

/** The sheet of a half-day. Refuses, as not found, another organism's and one of a session that is not the trainer's. */
export async function getSheet(scope: Scope, { params }: InputOf<typeof contract>): Promise<Sheet> {
  const found = await findHalfDay(scope, params.halfDayId);
  if (!found.session.assigned) throw new Refusal(notFound);
  return describeSheet(scope, found);
}
