import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { Api } from '#shared/angular/api';
import type { ReplyOf } from '#shared/contract/route';
import {
  confirmAuthorisationDigits,
  consentToAuthorisation,
  describeAuthorisation,
  refuseAuthorisation,
  sendAuthorisationDigits,
} from '#shared/contracts/issuer/authorisations';
import { VISIT } from './visit.ts';

type Description = ReplyOf<typeof describeAuthorisation>;
type Right = Extract<ReplyOf<typeof confirmAuthorisationDigits>, { outcome: 'right' }>;

interface State {
  readonly step: 'reading' | 'over' | 'email' | 'digits' | 'consent' | 'leaving';
  readonly asked: Description | null;
  readonly email: string;
  readonly busy: boolean;
  /** Tries left after a wrong code. */
  readonly left: number | null;
  readonly right: Right | null;
  readonly problem: string | null;
}
const start: State = { step: 'reading', asked: null, email: '', busy: false, left: null, right: null, problem: null };

/** One request, from its description to the way back. The pass of the digits lives here and nowhere else. */
export const AuthoriseStore = signalStore(
  withState(start),
  withMethods((store, api = inject(Api), visit = inject(VISIT)) => {
    const over = (problem: string): void => patchState(store, { step: 'over', problem, busy: false });
    const refused = ({ code, title }: { readonly code: string; readonly title: string }): void =>
      code === 'authorisation-over' ? over(title) : patchState(store, { problem: title, busy: false });
    const leave = (redirect: string): void => {
      patchState(store, { step: 'leaving', busy: false });
      visit(redirect);
    };
    return {
      async read(request: string | null): Promise<void> {
        if (!request) return patchState(store, { step: 'over' });
        const answer = await api.call(describeAuthorisation, { body: { request } });
        if (answer.ok) patchState(store, { step: 'email', asked: answer.data });
        else over(answer.title);
      },
      async send(request: string, email: string): Promise<void> {
        patchState(store, { busy: true, problem: null, left: null });
        const answer = await api.call(sendAuthorisationDigits, { body: { request, email } });
        if (answer.ok) patchState(store, { step: 'digits', email, busy: false });
        else refused(answer);
      },
      async confirm(request: string, code: string): Promise<void> {
        patchState(store, { busy: true, problem: null });
        const answer = await api.call(confirmAuthorisationDigits, { body: { request, code } });
        if (!answer.ok) return refused(answer);
        if (answer.data.outcome === 'wrong') patchState(store, { left: answer.data.left, busy: false });
        else patchState(store, { step: 'consent', right: answer.data, busy: false });
      },
      async consent(request: string): Promise<void> {
        const pass = store.right()?.pass;
        if (!pass) return;
        patchState(store, { busy: true });
        const answer = await api.call(consentToAuthorisation, { body: { request, pass } });
        if (answer.ok) leave(answer.data.redirect);
        else refused(answer);
      },
      async refuse(request: string): Promise<void> {
        patchState(store, { busy: true });
        const answer = await api.call(refuseAuthorisation, { body: { request } });
        if (answer.ok) leave(answer.data.redirect);
        else refused(answer);
      },
      another: (): void => patchState(store, { step: 'email', left: null, problem: null }),
    };
  }),
);
