import { Injectable, signal } from '@angular/core';

/** Chromium's offer to install (https://developer.mozilla.org/docs/Web/API/BeforeInstallPromptEvent); no other browser makes one. */
interface InstallOffer extends Event {
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

/** Whether this is the carnet of the home screen, and the browser's offer to put it there: it comes once, early, whatever the page. */
@Injectable({ providedIn: 'root' })
export class Install {
  readonly #offer = signal<InstallOffer | null>(null);
  readonly #installed = signal(matchMedia('(display-mode: standalone)').matches);
  readonly offer = this.#offer.asReadonly();
  readonly installed = this.#installed.asReadonly();

  constructor() {
    addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault(); // no banner of the browser's: the carnet offers it where it explains it
      this.#offer.set(event as InstallOffer);
    });
    addEventListener('appinstalled', () => {
      this.#offer.set(null);
      this.#installed.set(true);
    });
  }

  /** The browser takes an offer once, whatever the person answers it. */
  async ask(): Promise<void> {
    const offer = this.#offer();
    this.#offer.set(null);
    if ((await offer?.prompt())?.outcome === 'accepted') this.#installed.set(true);
  }
}
