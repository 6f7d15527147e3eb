import { listDevices, type Device } from '#shared/contracts/issuer/devices';
import type { Connection } from '../connections/connection.ts';
import { openConnections } from '../connections/open-connections.ts';
import { organismCaller } from '../connections/organism-caller.ts';
import type { Wallet } from '../vault/wallet.ts';

/** Where a device stands for the person: at the organism of one of this wallet's connections, under a connection of its own. */
export interface Place {
  readonly connection: Connection;
  readonly device: Device['connectionId'];
}

export interface KnownDevice {
  readonly id: string;
  readonly name: string | null;
  readonly current: boolean;
  /** First of its organisms. */
  readonly connectedAt: string;
  readonly seenAt: string | null;
  readonly places: readonly Place[];
}

export interface KnownDevices {
  readonly devices: readonly KnownDevice[];
  /** Organisms that did not answer, by name. */
  readonly unreachable: readonly string[];
  /** None is connected: there is nobody to ask. */
  readonly alone: boolean;
}

interface Seen {
  readonly connection: Connection;
  readonly device: Device;
}

const later = (one: string | null, other: string | null): string | null => (one === null || (other !== null && other > one) ? other : one);

const merge = (known: KnownDevice | undefined, id: string, { connection, device }: Seen): KnownDevice => {
  const place: Place = { connection, device: device.connectionId };
  const { name, current, connectedAt, seenAt } = device;
  if (!known) return { id, name, current, connectedAt, seenAt, places: [place] };
  const first = known.connectedAt < connectedAt ? known.connectedAt : connectedAt;
  return { ...known, connectedAt: first, seenAt: later(known.seenAt, seenAt), places: [...known.places, place] };
};

/**
 * One line for each device: no two organisms share anything that names one, so those of the same name are one, unless one organism knows two of that
 * name. This device first, then the newest.
 */
export const groupDevices = (lists: readonly (readonly Seen[])[]): readonly KnownDevice[] => {
  const found = new Map<string, KnownDevice>();
  for (const list of lists) {
    const count = new Map<string, number>();
    for (const seen of list) {
      const { name, current, connectionId } = seen.device;
      const number = (count.get(name ?? '') ?? 0) + 1;
      count.set(name ?? '', number);
      const id = current ? 'current' : name === null ? connectionId : `${name} ${number}`;
      found.set(id, merge(found.get(id), id, seen));
    }
  }
  return [...found.values()].sort((one, other) =>
    one.current === other.current ? other.connectedAt.localeCompare(one.connectedAt) : one.current ? -1 : 1,
  );
};

/** The devices this wallet is on, as its organisms know them. */
export const knownDevices = async (wallet: Wallet): Promise<KnownDevices> => {
  const connections = await openConnections(wallet);
  const unreachable: string[] = [];
  const lists = await Promise.all(
    connections.map(async (connection) => {
      const answer = await organismCaller(wallet, connection)
        .call(listDevices)
        .catch(() => null);
      if (!answer?.ok) unreachable.push(connection.organisation.name);
      return answer?.ok ? answer.data.items.map((device) => ({ connection, device })) : [];
    }),
  );
  return { devices: groupDevices(lists), unreachable, alone: connections.length === 0 };
};
