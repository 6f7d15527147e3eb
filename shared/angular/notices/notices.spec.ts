import { TestBed } from '@angular/core/testing';
import { openWords, provideGivenHouse } from '../given-house.ts';
import { until } from '../given-until.ts';
import { Confirm } from './confirm.ts';
import { Notices } from './notices.ts';

const find = (words: string) =>
  [...document.querySelectorAll<HTMLButtonElement>('.cdk-overlay-container button')].find((one) => one.textContent?.includes(words));
const button = async (words: string): Promise<HTMLButtonElement> => {
  await until(() => find(words) !== undefined);
  return find(words)!;
};
const type = (selector: string, text: string) => {
  const field = document.querySelector<HTMLInputElement>(selector)!;
  field.value = text;
  field.dispatchEvent(new Event('input'));
};

describe('the notices', () => {
  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: provideGivenHouse() });
    await openWords();
  });

  it('can be undone', async () => {
    const undone = TestBed.inject(Notices).undo('Fatoumata Diallo-Marchand : en retard');
    (await button('Annuler')).click();

    expect(await undone).toBeTrue();
  });

  it('say a refusal in the server’s words', async () => {
    TestBed.inject(Notices).refused({ ok: false, code: 'x', title: 'Session close', detail: 'Depuis hier.', status: 409 });
    await until(() => document.querySelector('mat-snack-bar-container')?.textContent?.includes('Session close') ?? false);

    expect(document.querySelector('mat-snack-bar-container')?.textContent).toContain('Session close. Depuis hier.');
  });
});

describe('a question', () => {
  const question = {
    heading: 'Retirer cette preuve ?',
    text: 'C’est définitif.',
    yes: 'Retirer la preuve',
    typed: 'RETIRER',
    reason: { label: 'Motif', max: 200 },
  };
  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: provideGivenHouse() });
    await openWords();
  });

  it('that cannot be undone wants a reason and the word', async () => {
    const asked = TestBed.inject(Confirm).askReason(question);
    const yes = await button('Retirer la preuve');
    const before = yes.disabled;
    type('#carnet-confirm-reason', 'Erreur de saisie ');
    type('#carnet-confirm-typed', 'retirer');
    await until(() => !yes.disabled);
    yes.click();

    expect(before).toBeTrue();
    expect(await asked).toBe('Erreur de saisie');
  });

  it('stays without effect when one steps back', async () => {
    const asked = TestBed.inject(Confirm).ask({ heading: 'Partir ?', text: '', yes: 'Oui' });
    (await button('Annuler')).click();

    expect(await asked).toBeFalse();
  });

  it('is read first', async () => {
    const asked = TestBed.inject(Confirm).ask({ heading: 'Partir ?', text: '', yes: 'Oui' });
    await until(() => document.activeElement?.textContent?.includes('Partir') ?? false);

    expect(document.activeElement?.textContent).toContain('Partir');
    (await button('Annuler')).click();
    await asked;
  });
});
