/** What this browser alone knows of a presentation it began: it outlives the tab, for the wallet may bring the answer back in another. */
const key = 'carnet-presentation';

export const keepSession = (session: string): void => localStorage.setItem(key, session);
export const keptSession = (): string | null => localStorage.getItem(key);
export const forgetSession = (): void => localStorage.removeItem(key);
