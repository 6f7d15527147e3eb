// The device's own authenticator, as Chromium imitates it: a fingerprint that is always right, and the PRF extension.
import type { CDPSession, Page } from 'playwright-core';

export interface Authenticator {
  /** The person deletes every passkey in the settings of the device. */
  forget(): Promise<void>;
}

/** Before the page asks for a passkey. */
export const giveAuthenticator = async (page: Page): Promise<Authenticator> => {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    forget: async () => {
      await cdp.send('WebAuthn.clearCredentials', { authenticatorId });
    },
  };
};
