// PostgreSQL refuses to run as root. Three ways of being somebody else, from the one that leaves least behind.
import { spawnSync } from 'node:child_process';

const nobody = 65534;
const unshare = ['--user', `--map-user=${nobody}`, `--map-group=${nobody}`];
// another uid, which still may enter root's 0700 folders
const setpriv = [
  `--reuid=${nobody}`,
  `--regid=${nobody}`,
  '--clear-groups',
  '--inh-caps=+dac_override',
  '--ambient-caps=+dac_override',
  '--no-new-privs',
];

export interface Guise {
  readonly how: 'plain' | 'unshare' | 'setpriv' | 'setuid';
  /** Who must own the data folder for PostgreSQL to accept it. */
  readonly owner: number;
}
export interface Command {
  readonly file: string;
  readonly args: string[];
  readonly uid?: number;
  readonly gid?: number;
}

const works = (file: string, args: readonly string[]): boolean => spawnSync(file, [...args, 'true']).status === 0;

/**
 * How this process may run PostgreSQL: as itself when it is not root, otherwise in a user namespace, otherwise under another uid that keeps
 * the right to enter closed folders, otherwise under another uid with everything moved outside. `refused` leaves ways out, for the specs.
 */
export const chooseGuise = (refused: readonly Guise['how'][] = []): Guise => {
  if (process.getuid?.() !== 0) return { how: 'plain', owner: process.getuid?.() ?? 0 };
  if (!refused.includes('unshare') && works('unshare', unshare)) return { how: 'unshare', owner: 0 };
  if (!refused.includes('setpriv') && works('setpriv', setpriv)) return { how: 'setpriv', owner: nobody };
  return { how: 'setuid', owner: nobody };
};

export const inGuise = (guise: Guise, file: string, args: readonly string[]): Command => {
  if (guise.how === 'unshare') return { file: 'unshare', args: [...unshare, file, ...args] };
  if (guise.how === 'setpriv') return { file: 'setpriv', args: [...setpriv, file, ...args] };
  if (guise.how === 'setuid') return { file, args: [...args], uid: guise.owner, gid: guise.owner };
  return { file, args: [...args] };
};

let mayFollow: boolean | undefined;
/** The same command, told by the kernel to stop when the process that started it dies, however it dies. */
export const dyingWithParent = (file: string, args: readonly string[]): { file: string; args: string[] } => {
  mayFollow ??= works('setpriv', ['--pdeathsig', 'INT']);
  return mayFollow ? { file: 'setpriv', args: ['--pdeathsig', 'INT', file, ...args] } : { file, args: [...args] };
};
