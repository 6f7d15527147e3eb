/** Where the wallet keeps what it must not lose: encrypted on a device (vault.ts), in memory where there is no screen. */
export type Room = 'answers' | 'connections' | 'credentials' | 'disclosures' | 'links' | 'receiving' | 'settings' | 'verifiers';

export interface Change {
  readonly room: Room;
  readonly id: string;
  /** Absent: the record is deleted. */
  readonly value?: unknown;
}

export interface Store {
  get<T>(room: Room, id: string): Promise<T | null>;
  all<T>(room: Room): Promise<readonly T[]>;
  /** All changes or none, on disk when the promise resolves. */
  write(changes: readonly Change[]): Promise<void>;
}
