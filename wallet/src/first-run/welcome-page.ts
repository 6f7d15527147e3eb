import { Component, effect, inject, untracked } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Language } from '#shared/angular/i18n/language';
import { Logo } from '#shared/angular/layout/logo';
import { Handover } from '../credentials/handover.ts';
import { Safe } from '../vault/safe.ts';
import { Leaves } from './leaves.ts';
import { Steps } from './steps.ts';

/** First screen: what a wallet is for, and nothing to give. Where the browser erased one, it says so, and the ways on. */
@Component({
  selector: 'carnet-welcome-page',
  imports: [Leaves, Logo, Steps, TranslocoPipe],
  templateUrl: './welcome-page.html',
  styleUrls: ['./start.scss', './welcome-page.scss'],
})
export class WelcomePage {
  protected readonly safe = inject(Safe);
  protected readonly handover = inject(Handover);
  protected readonly language = inject(Language);
  readonly #router = inject(Router);

  constructor() {
    inject(Title).setTitle('Carnet');
    void this.safe.start();
    // now, or when another tab has made one
    effect(() => {
      if (this.safe.state() === 'locked') untracked(() => void this.#router.navigate(['/unlock']));
    });
  }

  protected restore(): void {
    void this.#router.navigate(['/backup/restore']);
  }
  protected create(): void {
    void this.#router.navigate(['/welcome/passphrase']);
  }
}
