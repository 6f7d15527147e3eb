import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { Api, type Refused } from '#shared/angular/api';
import { withRequest } from '#shared/angular/request-state';
import { cancelIssuance, listIssuances, type CredentialKind, type Issuance } from '#shared/contracts/issuer/credentials';

export type Filter = 'all' | 'offered' | 'delivered' | 'suspended' | 'revoked';
export type KindFilter = CredentialKind | 'any';
interface Held {
  readonly items: readonly Issuance[];
  readonly next: string | null;
  readonly counts: { readonly offered: number; readonly signed: number; readonly delivered: number; readonly revoked: number };
  readonly filter: Filter;
  readonly kind: KindFilter;
}
const start: Held = { items: [], next: null, counts: { offered: 0, signed: 0, delivered: 0, revoked: 0 }, filter: 'all', kind: 'any' };

/** The issue queue, newest first, page by page. */
export const IssuancesStore = signalStore(
  withState(start),
  withRequest(),
  withMethods((store, api = inject(Api)) => {
    const ask = (after?: string) => {
      const filter = store.filter();
      const kind = store.kind();
      return api.call(listIssuances, {
        query: { ...(filter === 'all' ? {} : { state: filter }), ...(kind === 'any' ? {} : { kind }), ...(after ? { after } : {}) },
      });
    };
    let asked = 0;
    /** An answer that comes after a later question changes nothing. */
    const load = async (): Promise<void> => {
      const turn = (asked += 1);
      const found = await store.follow(ask());
      if (found && turn === asked) patchState(store, found);
    };
    return {
      load,
      async more(): Promise<void> {
        const after = store.next();
        const turn = asked;
        const found = after ? await store.follow(ask(after)) : null;
        if (found && turn === asked) patchState(store, ({ items }) => ({ ...found, items: [...items, ...found.items] }));
      },
      async show(part: { readonly filter?: Filter; readonly kind?: KindFilter }): Promise<void> {
        patchState(store, part);
        await load();
      },
      async cancel({ id }: Issuance, reason: string): Promise<Refused | null> {
        const answer = await api.call(cancelIssuance, { params: { issuanceId: id }, body: { reason } });
        await load();
        return answer.ok ? null : answer;
      },
    };
  }),
);
