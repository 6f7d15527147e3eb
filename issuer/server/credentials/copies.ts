/** Ten copies of each credential, each with own key, salts and status index: one for each reader, until the wallet asks for more (0012). */
export const copiesPerIssuance = 10;

/** Of one credential over its life, refills included: a wallet that would show it to more readers is met with a refusal, not with a full list. */
export const mostCopies = 200;
