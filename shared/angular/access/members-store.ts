import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { cancelInvitation, listMembers, removeMember, resendInvitation, type Invitation, type Member } from '#shared/contracts/identity';
import { Api, type Refused } from '../api.ts';
import { withRequest } from '../request-state.ts';

/** Members and waiting invitations of the organisation chosen in the menu. */
export const MembersStore = signalStore(
  withState({ members: [] as readonly Member[], invitations: [] as readonly Invitation[] }),
  withRequest(),
  withMethods((store, api = inject(Api)) => {
    const load = async (): Promise<void> => {
      const found = await store.follow(api.call(listMembers));
      if (found) patchState(store, found);
    };
    /** Null when done, else why not. */
    const then = async (answer: Promise<{ readonly ok: true } | Refused>): Promise<Refused | null> => {
      const found = await answer;
      await load();
      return found.ok ? null : found;
    };
    return {
      load,
      resend: ({ id }: Invitation) => then(api.call(resendInvitation, { params: { invitationId: id } })),
      cancel: ({ id }: Invitation) => then(api.call(cancelInvitation, { params: { invitationId: id } })),
      remove: ({ id }: Member) => then(api.call(removeMember, { params: { membershipId: id } })),
    };
  }),
);
