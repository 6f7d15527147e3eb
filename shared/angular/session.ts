import { computed, DOCUMENT, inject } from '@angular/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { chooseOrganisation, getSession, signOut, type SignedIn } from '#shared/contracts/identity';
import { Api, type Refused } from './api.ts';

interface SessionState {
  readonly status: 'unknown' | 'known' | 'error';
  readonly held: SignedIn;
  readonly refusal: Refused | null;
}
const nobody: SignedIn = { account: null, organisations: [], platform: false, organisationId: null, role: null, permissions: [] };
const start: SessionState = { status: 'unknown', held: nobody, refusal: null };

/** Who is signed in, for which organisations, with which permissions. One for the whole portal; the server remains the judge of every call. */
export const Session = signalStore(
  { providedIn: 'root' },
  withState(start),
  withComputed(({ held }) => ({
    account: computed(() => held().account),
    signedIn: computed(() => held().account !== null),
    organisations: computed(() => held().organisations),
    /** Administers the platform too, beside organisations. */
    platform: computed(() => held().platform),
    organisation: computed(() => held().organisations.find(({ id }) => id === held().organisationId) ?? null),
    role: computed(() => held().role),
    permissions: computed<ReadonlySet<string>>(() => new Set(held().permissions)),
  })),
  withMethods((store, api = inject(Api), page = inject(DOCUMENT)) => {
    const accept = (held: SignedIn): void => patchState(store, { status: 'known', held, refusal: null });
    /** A whole new page: nothing of another person or organisation stays in memory. */
    const restart = (address: string): void => page.location.assign(address);
    const load = async (): Promise<void> => {
      const answer = await api.call(getSession);
      if (answer.ok) accept(answer.data);
      else patchState(store, { status: 'error', refusal: answer });
    };
    return {
      /** Takes the reply of a sign-in or of an accepted invitation. */
      accept,
      /** Asks the server who is signed in. */
      load,
      /** Asks once; later calls answer at once. */
      async known(): Promise<void> {
        if (store.status() !== 'known') await load();
      },
      can: (permission: string): boolean => store.permissions().has(permission),
      /** Switches to another organisation, or to the platform (null), and starts again from its home. */
      async choose(organisationId: SignedIn['organisationId']): Promise<void> {
        const answer = await api.call(chooseOrganisation, { body: { organisationId } });
        if (answer.ok) restart('/');
        else patchState(store, { refusal: answer });
      },
      /** Signs out here and on the server. */
      async leave(): Promise<void> {
        const answer = await api.call(signOut);
        if (answer.ok || answer.code === 'not-signed-in') restart('/sign-in');
        else patchState(store, { refusal: answer });
      },
      /** The server said that nobody is signed in any more. */
      forget(): void {
        patchState(store, { ...start, status: 'known' });
      },
    };
  }),
);
