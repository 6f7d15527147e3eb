/** Profiles are not presented to a company but to the platform, so their audience is an address here and no company's client_id. */
export const profileAudience = (publicUrl: string): string => `${publicUrl}/api/v1/wallet/profile`;
