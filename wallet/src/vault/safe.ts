import { computed, inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { webCrypto } from '#shared/credentials/web-crypto';
import { webFetcher } from '#shared/credentials/web-fetcher';
import { isMarked, markMade, unmark } from './mark.ts';
import type { Method, Secret } from './unlock-method.ts';
import type { Waking } from './short-lock.ts';
import { Vault, type Unlocking } from './vault.ts';
import type { Settings, Wallet } from './wallet.ts';

export type SafeState = 'starting' | 'absent' | 'locked' | 'open' | 'refused';
const idleMinutes = 5;
/** Long enough for the picker of the camera or of a passkey, which hide the page too. */
const hiddenSeconds = 30;

/**
 * The vault as the screens see it: whether there is one, open or locked. It locks by itself after five minutes
 * without a gesture, and half a minute after it was hidden.
 */
@Injectable({ providedIn: 'root' })
export class Safe {
  readonly #vault = new Vault('carnet', () => void this.#lookAgain());
  readonly #state = signal<SafeState>('starting');
  readonly #router = inject(Router);
  #wallet: Promise<Wallet> | null = null;
  #started: Promise<void> | null = null;
  #touched = Date.now();
  #hidden: number | null = null;
  #making = false;
  readonly state = this.#state.asReadonly();
  readonly open = computed(() => this.#state() === 'open');
  readonly #erased = signal(false);
  /** There is no carnet, and there was one: the browser took it, for nobody erased it on purpose. */
  readonly erased = this.#erased.asReadonly();
  readonly #resting = signal(false);
  /** Closed for a short time: a code of six digits opens it again in this tab. */
  readonly resting = this.#resting.asReadonly();

  /** Looks once for a wallet on this device. Storage that the browser refuses is said, not hidden. */
  start(): Promise<void> {
    this.#started ??= this.#look();
    return this.#started;
  }

  async create(secret: Secret | string): Promise<void> {
    this.#making = true;
    try {
      await this.#vault.create(secret);
      this.#opened();
    } finally {
      this.#making = false;
    }
  }

  async unlock(secret: Secret | string): Promise<Unlocking> {
    const answer = await this.#vault.unlock(secret);
    if (answer.ok) this.#opened();
    return answer;
  }

  /** The ways that open it. */
  methods(): Promise<readonly Method[]> {
    return this.#vault.methods();
  }

  /** Asks one of this wallet's passkeys. Refuses in words when none answers. */
  async passkey(): Promise<Secret> {
    const { askPasskey } = await import('./passkey.ts');
    const passkeys = (await this.methods()).filter(({ kind }) => kind === 'passkey');
    return askPasskey(passkeys.map(({ id }) => id));
  }

  addMethod(proof: Secret, next: Secret): Promise<Unlocking> {
    return this.#vault.addMethod(proof, next);
  }
  removeMethod(method: Pick<Method, 'kind' | 'id'>): Promise<void> {
    return this.#vault.removeMethod(method);
  }

  /** Lifts a short lock. After too many wrong codes the phrase or the passkey is asked. */
  async wake(pin: string): Promise<Waking> {
    const answer = await this.#vault.wake(pin);
    if (answer.ok) this.#opened();
    else this.#resting.set(this.#vault.isResting());
    return answer;
  }

  get hasPin(): boolean {
    return this.#vault.hasPin;
  }

  choosePin(proof: Secret, pin: string | null): Promise<Unlocking> {
    return this.#vault.choosePin(proof, pin);
  }

  /** Forgets the key; nothing on the screen stays readable. */
  lock(): void {
    this.#vault.lock();
    this.#closed(false);
  }

  #closed(resting: boolean): void {
    this.#resting.set(resting);
    this.#state.set('locked');
    const to = this.#router.url;
    if (!to.startsWith('/unlock')) void this.#router.navigate(['/unlock'], { queryParams: { to } });
  }

  /** Deletes this device's wallet. Whatever organisms issued can be offered again by a new invitation. */
  async destroy(): Promise<void> {
    unmark(); // first: other tabs look at it as soon as the carnet goes
    await this.#vault.destroy();
    this.#isAbsent();
  }

  /** What every gesture works on. */
  wallet(): Promise<Wallet> {
    this.#wallet ??= this.#read();
    return this.#wallet;
  }

  async #look(): Promise<void> {
    try {
      if (await this.#vault.exists()) this.#state.set('locked');
      else this.#isAbsent();
    } catch {
      this.#state.set('refused');
    }
    for (const gesture of ['pointerdown', 'keydown', 'scroll'])
      addEventListener(gesture, () => (this.#touched = Date.now()), { passive: true });
    document.addEventListener('visibilitychange', () => {
      this.#lockWhenLeft();
      if (document.visibilityState === 'visible') void this.#lookAgain();
      this.#hidden = document.visibilityState === 'hidden' ? Date.now() : null;
    });
    setInterval(() => {
      this.#lockWhenLeft();
    }, 5000);
  }

  /** The browser erased the carnet, or another tab erased or made one: goes where this device now stands. */
  async #lookAgain(): Promise<void> {
    const before = this.#state();
    const settled = (): boolean => this.#state() === before && !this.#vault.open && !this.#making;
    if (before === 'starting' || before === 'refused' || !settled()) return;
    const there = await this.#vault.exists().catch(() => null);
    if (!settled() || (there === null && before !== 'open')) return;
    if (there !== false) this.#isThere(before);
    else if (before !== 'absent') {
      this.#isAbsent();
      await this.#router.navigate(['/welcome'], { replaceUrl: true });
    }
  }

  #isThere(before: SafeState): void {
    this.#erased.set(false);
    if (before === 'locked') return this.#resting.set(this.#vault.isResting());
    if (before === 'open') return this.#closed(false);
    this.#state.set('locked');
    void this.#router.navigate(['/unlock'], { replaceUrl: true });
  }

  #isAbsent(): void {
    this.#resting.set(false);
    this.#erased.set(isMarked());
    this.#state.set('absent');
  }

  #lockWhenLeft(): void {
    if (this.#resting() && !this.#vault.isResting()) this.#resting.set(false);
    if (!this.open()) return;
    const idle = Date.now() - this.#touched > idleMinutes * 60_000;
    const hidden = this.#hidden !== null && Date.now() - this.#hidden > hiddenSeconds * 1000;
    if (idle || hidden) this.#closed(this.#vault.rest());
  }

  #opened(): void {
    this.#touched = Date.now();
    this.#resting.set(false);
    this.#erased.set(false);
    markMade();
    this.#state.set('open');
  }

  async #read(): Promise<Wallet> {
    const settings = await fetch('/config.json')
      .then((answer) => answer.json() as Promise<Settings>)
      .catch((cause: unknown) => {
        this.#wallet = null;
        throw cause;
      });
    const local = [settings.issuerUrl, settings.verifierUrl].every((url) => new URL(url).hostname === 'localhost');
    return {
      store: this.#vault,
      keyring: this.#vault,
      crypto: webCrypto,
      fetch: webFetcher,
      clock: () => Math.floor(Date.now() / 1000),
      settings: { ...settings, local },
    };
  }
}
