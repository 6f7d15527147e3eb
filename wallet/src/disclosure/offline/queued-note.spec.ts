import { TestBed } from '@angular/core/testing';
import { openWords, provideGivenHouse } from '#shared/angular/given-house';
import { givenHeld } from '../../credentials/given-organism.ts';
import { forgetSafe, givenSafe } from '../../vault/given-safe.ts';
import { givenWorld } from '../../vault/given-wallet.ts';
import { givenRequest, givenRequestUri } from '../given-verifier.ts';
import { readRequest } from '../read-request.ts';
import { SharingPage } from '../sharing-page.ts';
import { queueRefusal } from './queue-refusal.ts';
import { countQueued } from './queued.ts';

describe('what waits for the network, on its page', () => {
  afterEach(forgetSafe);

  it('is cancelled by its holder, who is asked once more', async () => {
    TestBed.configureTestingModule({ providers: provideGivenHouse([{ path: '**', children: [] }]) });
    await openWords('app', { fr: () => import('../../app/i18n/fr.ts'), en: () => import('../../app/i18n/en.ts') });
    await openWords('disclosure', { fr: () => import('../i18n/fr.ts'), en: () => import('../i18n/en.ts') });
    const world = await givenWorld();
    const { wallet } = await givenSafe(world);
    await givenHeld(world, wallet);
    await givenRequest(world);
    const { id } = await queueRefusal(wallet, await readRequest(wallet, givenRequestUri), null);
    const fixture = TestBed.createComponent(SharingPage);
    fixture.componentRef.setInput('id', id);
    const seen = async (words: string): Promise<void> => {
      for (let tries = 0; tries < 600 && !document.body.textContent?.includes(words); tries += 1) {
        await new Promise((done) => setTimeout(done, 25));
        await fixture.whenStable();
      }
      expect(document.body.textContent).toContain(words);
    };
    const press = (within: string): void => document.querySelector<HTMLButtonElement>(`${within} button[matButton]`)!.click();
    await seen('ne sait pas encore que vous refusez');

    press('carnet-queued-note');
    await seen('Votre refus reste dans votre carnet');
    expect(await countQueued(wallet)).toBe(1);
    const dialog = [...document.querySelectorAll<HTMLButtonElement>('mat-dialog-container button')];
    dialog.find((one) => one.textContent?.includes('Ne pas le dire'))!.click();
    await seen('n’a pas appris votre refus');
    expect(await countQueued(wallet)).toBe(0);
  }, 30_000);
});
