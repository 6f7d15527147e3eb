import { Component, type EnvironmentProviders, type Provider, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { Router } from '@angular/router';
import { provideGivenApi, type GivenApi } from './given-api.ts';
import { openWords, provideGivenHouse } from './given-house.ts';
import { givenSignedIn } from './given-session.ts';
import type { Loaders } from './i18n/dictionaries.ts';
import { Session } from './session.ts';

@Component({ template: '' })
class Elsewhere {}

export interface GivenPage<T extends object> {
  readonly api: GivenApi;
  readonly scope: string;
  readonly words: Loaders<T>;
  readonly permissions?: readonly string[];
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly providers?: readonly (Provider | EnvironmentProviders)[];
}

const still: Provider = { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } };
const spaces = /[\s\u00a0\u202f]+/gu;
const plain = (text: string | null | undefined): string => (text ?? '').replace(spaces, ' ').trim();
const saidBy = (element: Element): string => plain(`${element.getAttribute('aria-label') ?? ''} ${element.textContent}`);

/** Milliseconds in which nothing moves, and after which nobody waits any more. */
const [quiet, most] = [60, 3_000];

/** Waits until what is shown, and what a dialog or a menu opens, has come: until nothing on the page changes any more. */
export const settle = (): Promise<void> =>
  new Promise((done) => {
    const end = (): void => {
      observer.disconnect();
      clearTimeout(timer);
      clearTimeout(last);
      done();
    };
    let timer = setTimeout(end, quiet);
    const last = setTimeout(end, most);
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(end, quiet);
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  });

/** A page of a portal with its real words, for someone with these permissions. Dialogs, menus and notices are found like the rest. */
export const openPage = async <C, T extends object>(page: Type<C>, given: GivenPage<T>) => {
  const { api, scope, words, permissions = [], inputs = {}, providers = [] } = given;
  const house = provideGivenHouse([{ path: '**', component: Elsewhere }]);
  TestBed.configureTestingModule({ providers: [house, still, provideGivenApi(api), ...providers] });
  await openWords(scope, words);
  TestBed.inject(Session).accept(givenSignedIn({ permissions }));
  const fixture = TestBed.createComponent(page);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  await settle();
  const host = fixture.nativeElement as HTMLElement;
  const all = (selector: string): Element[] => [...document.body.querySelectorAll(selector)];
  const found = (name: string, selector = 'button, a, [role=menuitem], label'): HTMLElement => {
    const one = all(selector).findLast((element) => saidBy(element).includes(name));
    if (!one) throw new Error(`nothing is called “${name}” in: ${plain(host.textContent).slice(0, 600)}`);
    return one as HTMLElement;
  };
  return {
    fixture,
    host,
    found,
    /** All that can be read, with plain spaces. */
    text: (): string =>
      plain(
        all('body > :not(script, style)')
          .map((element) => element.textContent)
          .join(' '),
      ),
    disabled: (name: string): boolean => (found(name, 'button') as HTMLButtonElement).disabled,
    async press(name: string): Promise<void> {
      found(name).click();
      await settle();
      await fixture.whenStable();
    },
    /** Types in the field of that label. */
    async write(label: string, text: string): Promise<void> {
      const field = document.getElementById((found(label, 'label') as HTMLLabelElement).htmlFor) as HTMLInputElement | null;
      if (!field) throw new Error(`no field is called ${label}`);
      field.value = text;
      for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
      await settle();
    },
    async key(element: Element | null, key: string): Promise<void> {
      element?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await settle();
    },
  };
};
export type OpenedPage = Awaited<ReturnType<typeof openPage>>;

/** Where the router stands. */
export const address = (): string => TestBed.inject(Router).url;
