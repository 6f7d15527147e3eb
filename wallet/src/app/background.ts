import { effect, inject, Injectable, untracked } from '@angular/core';
import { Connectivity } from '#shared/angular/connectivity';
import { BackgroundRefill } from '../credentials/background-refill.ts';
import { QueuedAnswers } from '../disclosure/offline/queued-answers.ts';
import { Safe } from '../vault/safe.ts';

/** What the carnet does by itself while it is open and the network is there. */
@Injectable({ providedIn: 'root' })
export class Background {
  constructor() {
    const [safe, link] = [inject(Safe), inject(Connectivity)];
    const [refill, answers] = [inject(BackgroundRefill), inject(QueuedAnswers)];
    effect(() => {
      const [open, online] = [safe.open(), link.online()];
      untracked(() => {
        if (open) void answers.look(online);
        if (open && online) refill.begin();
        else refill.end();
      });
    });
  }
}
