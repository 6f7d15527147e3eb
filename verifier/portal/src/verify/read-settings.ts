import type { Settings } from './check-documents.ts';

const settingsKey = 'carnet-verify-settings';

/**
 * The settings of the last visit serve when our own server is away: they hold addresses and public keys. `reached`: it answered just now.
 * Throws when it is away and never answered in this browser.
 */
export const readSettings = async (): Promise<{ readonly settings: Settings; readonly reached: boolean }> => {
  try {
    const answer = await fetch('/config.json', { cache: 'no-store', credentials: 'omit' });
    if (!answer.ok) throw new Error(`settings: ${answer.status}`);
    const { issuerUrl, issuerRegistryKey, verifierUrl, verifierRegistryKey } = (await answer.json()) as Settings;
    const settings = { issuerUrl, issuerRegistryKey, verifierUrl, verifierRegistryKey };
    localStorage.setItem(settingsKey, JSON.stringify(settings));
    return { settings, reached: true };
  } catch (fault) {
    const kept = localStorage.getItem(settingsKey);
    if (kept === null) throw fault;
    return { settings: JSON.parse(kept) as Settings, reached: false };
  }
};
