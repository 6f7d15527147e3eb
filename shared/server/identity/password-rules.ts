import { commonRoots } from './common-passwords.ts';

export interface Owner {
  readonly email: string;
  readonly name: string;
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const lookalikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const spelledOut = (text: string): string => text.replace(/[013457@$!]/gu, (sign) => lookalikes[sign] ?? sign);
const lettersOf = (text: string): string => text.replace(/[^a-z]/gu, '');

const runs = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'azertyuiopqsdfghjklmwxcvbn', 'qwertyuiopasdfghjklzxcvbnm'];
const isRun = (text: string): boolean => runs.some((run) => run.includes(text) || [...run].reverse().join('').includes(text));

const ownWords = ({ email, name }: Owner): readonly string[] =>
  [...plain(email).split(/[@.+_-]/u), ...plain(name).split(/[\s'’-]/u)].filter((word) => word.length >= 4);

/**
 * Says whether a password of the right length is still easy to guess: a common word with digits around it, a run of the keyboard, fewer than
 * five different characters, or the person's own name or address (CNIL, délibération 2022-100, https://www.cnil.fr/fr/mots-de-passe).
 */
export const isWeakPassword = (password: string, owner: Owner): boolean => {
  const written = plain(password);
  if (new Set(written).size < 5 || isRun(written)) return true;
  const roots = [lettersOf(written), lettersOf(spelledOut(written)), spelledOut(written.replace(/[\d\W_]+$/u, ''))];
  if (roots.some((root) => commonRoots.has(root))) return true;
  return ownWords(owner).some((word) => written.includes(word) && written.length - word.length < 8);
};
