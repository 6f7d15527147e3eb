import type { Scope } from '#shared/server/scope';
import { EndorsementModel } from './endorsement.model.ts';
import { mayBecome, type EndorsementState } from './endorsement-states.ts';

export interface Step {
  readonly row: EndorsementModel;
  readonly to: EndorsementState;
  readonly changes?: Partial<EndorsementModel>;
}

/** The only way a request changes state. The file goes with the first step, whatever it is. The caller holds the row and has refused in words. */
export async function moveEndorsement(scope: Scope, { row, to, changes = {} }: Step): Promise<EndorsementModel> {
  if (!mayBecome(row.state, to)) throw new Error(`a request does not go from ${row.state} to ${to}`);
  return row.$query(scope.db).patchAndFetch({ ...changes, state: to, sealedFile: null });
}
