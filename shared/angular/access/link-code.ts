import { inject, Injectable } from '@angular/core';
import { ActivatedRoute } from '@angular/router';

/** The one-time code of an e-mailed link: read from the fragment, then taken out of the address bar and the history. */
@Injectable()
export class LinkCode {
  readonly code = /^[\w-]{43}$/u.exec(inject(ActivatedRoute).snapshot.fragment ?? '')?.[0] ?? null;

  constructor() {
    history.replaceState(history.state, '', location.pathname);
  }
}
