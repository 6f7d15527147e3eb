// Where one server's master key comes from, read from the whole environment before the ordinary settings are there.
import type { MasterSettings } from '#shared/server/keys/master-settings';
import type { App } from './server-environment.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Refuses a missing file name; a key service needs all three of its settings, which `readConfig` tells. */
export const masterSettingsOf = (app: App, env: Environment): MasterSettings => {
  const own = app.toUpperCase();
  const given = (name: string): string => {
    const value = env[`${own}_${name}`];
    if (!value) throw new Error(`${own}_${name} is missing`);
    return value;
  };
  return {
    masterKeyFile: given('MASTER_KEY_FILE'),
    platformKeyFile: given('PLATFORM_KEY_FILE'),
    masterKeyVariable: env[`${own}_MASTER_KEY`] ? `${own}_MASTER_KEY` : undefined,
    masterKms: env[`${own}_MASTER_KMS_URL`]
      ? { url: given('MASTER_KMS_URL'), key: given('MASTER_KMS_KEY'), tokenFile: given('MASTER_KMS_TOKEN_FILE') }
      : undefined,
  };
};
