export declare const issuer: Record<string, string[]>;
export declare const verifier: Record<string, string[]>;
