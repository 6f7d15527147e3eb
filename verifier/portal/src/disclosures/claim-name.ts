import type { Locale } from '#shared/angular/i18n/language';
import { claimCatalogue } from '#shared/credentials/claim-catalogue';
import { credentialTypes } from '#shared/credentials/vct';

/** `competence.level` as a person says it; an unknown name stands as it is. */
export const claimName = (written: string, locale: Locale): string => {
  const [kind, key] = written.split('.');
  const type = credentialTypes.find((one) => one === kind);
  return (type && claimCatalogue[type].find((claim) => claim.key === key)?.label[locale]) ?? written;
};
