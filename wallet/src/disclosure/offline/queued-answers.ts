import { inject, Injectable, signal } from '@angular/core';
import { Connectivity } from '#shared/angular/connectivity';
import { Words } from '#shared/angular/i18n/words';
import { Notices } from '#shared/angular/notices/notices';
import { Safe } from '../../vault/safe.ts';
import type { Sharing } from '../sharing.ts';

/** What was away a moment ago is not asked again at once (did-resolver.ts, registry-cache.ts): the network may be back and they not yet. */
const pause = 12_000;

/** Answers that wait for the network: counted for the band that says so, sent as soon as it is back. */
@Injectable({ providedIn: 'root' })
export class QueuedAnswers {
  readonly #safe = inject(Safe);
  readonly #link = inject(Connectivity);
  readonly #notices = inject(Notices);
  readonly #words = inject(Words);
  #again: ReturnType<typeof setTimeout> | undefined;
  readonly #ended = signal<readonly Sharing[]>([]);
  /** What waited a moment ago and waits no more: the journal has changed. */
  readonly ended = this.#ended.asReadonly();

  /** What waits goes nowhere; the band counts what is left. Refuses what has left meanwhile. */
  async cancel(id: string): Promise<Sharing> {
    const [{ cancelQueued }, { countQueued }] = await Promise.all([import('./cancel-queued.ts'), import('./queued.ts')]);
    const wallet = await this.#safe.wallet();
    return cancelQueued(wallet, id).finally(async () => this.#link.keep(await countQueued(wallet)));
  }

  async look(online: boolean): Promise<void> {
    clearTimeout(this.#again);
    try {
      const wallet = await this.#safe.wallet();
      if ((await wallet.store.all('answers')).length === 0) return this.#link.keep(0);
      const [{ countQueued }, { sendQueued }] = await Promise.all([import('./queued.ts'), import('./send-queued.ts')]);
      this.#link.keep(await countQueued(wallet));
      if (!online) return;
      const sent = await sendQueued(wallet);
      const left = await countQueued(wallet);
      this.#link.keep(left);
      if (left > 0) this.#again = setTimeout(() => void this.look(this.#link.online()), pause);
      if (sent.length > 0) this.#tell(sent);
    } catch {
      // locked meanwhile: they wait, and are looked at when it is open again
    }
  }

  #tell(sent: readonly Sharing[]): void {
    this.#ended.set(sent);
    const say = (word: string, { to }: Sharing): void => this.#notices.say(this.#words.say(`app.queued.${word}`, { name: to.name }));
    for (const one of sent) {
      if (one.state === 'shared') say('sent', one);
      if (one.state === 'failed') say('failed', one);
      if (one.state === 'refused' && !one.told) say('told', one);
    }
  }
}
