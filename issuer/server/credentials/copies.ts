/** Two copies of each credential: one for the published profile, one to disclose, each with own key, salts and status index. */
export const copiesPerIssuance = 2;
