import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { openWords, provideGivenHouse } from '../given-house.ts';
import { until } from '../given-until.ts';
import { leaveGuard } from './leave-guard.ts';

@Component({ template: 'form' })
class FormPage {
  lost = true;
  unsaved(): boolean {
    return this.lost;
  }
}
@Component({ template: 'elsewhere' })
class Elsewhere {}

const open = async () => {
  TestBed.configureTestingModule({
    providers: provideGivenHouse([
      { path: 'form', component: FormPage, canDeactivate: [leaveGuard] },
      { path: 'elsewhere', component: Elsewhere },
    ]),
  });
  await openWords();
  const harness = await RouterTestingHarness.create();
  return { harness, page: await harness.navigateByUrl('/form', FormPage), router: TestBed.inject(Router) };
};
const answer = async (words: string) => {
  const buttons = () => [...document.querySelectorAll<HTMLElement>('mat-dialog-container button')];
  const find = () => buttons().find((button) => button.textContent?.includes(words));
  await until(() => find() !== undefined);
  find()?.click();
};

describe('leaving a page', () => {
  it('asks first when something would be lost, and stays', async () => {
    const { router } = await open();
    const going = router.navigateByUrl('/elsewhere');
    await answer('Rester');

    expect(await going).toBeFalse();
    expect(router.url).toBe('/form');
  });

  it('goes when the person says so', async () => {
    const { router } = await open();
    const going = router.navigateByUrl('/elsewhere');
    await answer('Quitter la page');

    expect(await going).toBeTrue();
  });

  it('asks nothing when nothing would be lost', async () => {
    const { page, router } = await open();
    page.lost = false;

    expect(await router.navigateByUrl('/elsewhere')).toBeTrue();
  });
});
