export declare const root: string;
export declare const enterNode: (script: string, args: readonly string[]) => void;
