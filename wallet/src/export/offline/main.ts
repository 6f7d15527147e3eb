/** The script of the self-verifying page: one file, no network, every text put in as text. Bundled apart from the application. */
import { claimLines } from '#shared/angular/look/claim-lines';
import { siretText } from '#shared/contract/siret-text';
import { challengeOf } from '#shared/credentials/challenge-address';
import { checkOffline, type CheckedOffline } from '#shared/credentials/snapshot';
import { webCrypto } from '#shared/credentials/web-crypto';
import type { Carried } from './carried.ts';
import { offlineWords, type OfflineWords } from './words.ts';

const element = (name: string, text = '', className = ''): HTMLElement => {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
};
const within = (parent: HTMLElement, ...children: readonly Node[]): HTMLElement => {
  parent.append(...children);
  return parent;
};

const whoIssued = ({ issuer, document }: CheckedOffline, words: OfflineWords): string => {
  if (document.selfDeclared) return words.declared;
  if (!issuer) return words.unknown;
  return issuer.siret ? `${issuer.name} · ${words.siret} ${siretText(issuer.siret)}` : issuer.name;
};

const claimsOf = ({ document }: CheckedOffline, locale: Carried['locale']): HTMLElement => {
  const list = element('dl');
  for (const { label, value } of claimLines(document.report.payload ?? {}, locale)) list.append(element('dt', label), element('dd', value));
  return list;
};

const checksOf = ({ document }: CheckedOffline, words: OfflineWords): HTMLElement => {
  const list = element('ul', '', 'checks');
  for (const { check, outcome, why, at } of document.report.checks) {
    const day = at === undefined ? '' : new Date(at * 1000).toLocaleDateString();
    const said = words.checks.why[why].replace('{day}', day);
    list.append(within(element('li', '', outcome), element('strong', words.checks[check]), element('span', said)));
  }
  return list;
};

/** In full, so that it can be read off paper. A certificate that is refused is no ground for a challenge. */
const challengeLine = ({ document: { verdict, report } }: CheckedOffline, carried: Carried, words: OfflineWords): readonly Node[] => {
  const { serverUrl } = carried.snapshot.registry;
  const address = verdict === 'refused' || !report.payload ? null : challengeOf(report.payload, serverUrl);
  if (address === null) return [];
  const link = element('a', address) as HTMLAnchorElement;
  link.href = address;
  return [within(element('p', '', 'challenge'), element('strong', words.challenge), link)];
};

const card = (title: string, checked: CheckedOffline, carried: Carried, words: OfflineWords): HTMLElement => {
  const { verdict } = checked.document;
  return within(
    element('article', '', verdict),
    element('p', words.verdict[verdict], 'verdict'),
    element('h2', title),
    element('p', whoIssued(checked, words), 'issuer'),
    claimsOf(checked, carried.locale),
    ...challengeLine(checked, carried, words),
    checksOf(checked, words),
  );
};

const show = async (): Promise<void> => {
  const carried = JSON.parse(document.getElementById('carnet')!.textContent) as Carried;
  const { locale, snapshot, credentials, verifyUrl } = carried;
  const words = offlineWords[locale];
  const main = document.querySelector('main')!;
  const day = new Date(snapshot.takenAt * 1000).toLocaleDateString(locale === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long' });
  main.replaceChildren(element('h1', words.heading), element('p', words.working));
  const now = Math.floor(Date.now() / 1000);
  const cards: HTMLElement[] = [];
  for (const { title, text } of credentials) cards.push(card(title, await checkOffline(text, snapshot, webCrypto, now), carried, words));
  const link = element('a', words.again) as HTMLAnchorElement;
  link.href = verifyUrl;
  const head = [
    element('h1', words.heading),
    element('p', words.told(day)),
    element('p', words.root(snapshot.registry.serverUrl), 'small'),
  ];
  main.replaceChildren(...head, within(element('p'), link), ...cards);
};

void show();
