import type { Device } from '#shared/contracts/issuer/devices';
import type { Connection } from '../connections/connection.ts';
import { deviceName } from '../connections/device-name.ts';
import { groupDevices } from './known-devices.ts';

const at = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`;
const connection = (name: string) => ({ organisation: { name } }) as Connection;
const device = (id: string, name: string | null, day: number, current = false): Device => ({
  ...{ connectionId: id as Device['connectionId'], name, connectedAt: at(day), seenAt: at(day + 1), current },
});
const seen = (organism: string, ...devices: readonly Device[]) => devices.map((one) => ({ connection: connection(organism), device: one }));

describe('the devices of one person', () => {
  it('are one line each, however many organisms know them: this one first, then the newest', () => {
    const lists = [
      seen('Ardoise', device('a1', 'Téléphone', 3, true), device('a2', 'Ordinateur', 9)),
      seen('Chanvre', device('c1', 'Téléphone', 2, true), device('c2', 'Ordinateur', 8), device('c3', 'Tablette', 11)),
    ];
    const found = groupDevices(lists);

    expect(found.map(({ name, current, connectedAt, seenAt }) => [name, current, connectedAt, seenAt])).toEqual([
      ['Téléphone', true, at(2), at(4)],
      ['Tablette', false, at(11), at(12)],
      ['Ordinateur', false, at(8), at(10)],
    ]);
    expect(found.at(-1)!.places.map(({ connection: { organisation }, device: id }) => [organisation.name, id])).toEqual([
      ['Ardoise', 'a2' as never],
      ['Chanvre', 'c2' as never],
    ]);
  });

  it('stay apart when one organism knows two of one name, and without a name always', () => {
    const found = groupDevices([
      seen('Ardoise', device('a1', 'Téléphone', 3), device('a2', 'Téléphone', 9), device('a3', null, 4), device('a4', null, 5)),
    ]);

    expect(found.map(({ places }) => places.map((place) => place.device as string))).toEqual([['a2'], ['a4'], ['a3'], ['a1']]);
  });
});

describe('the name of a device', () => {
  const android = 'Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 Chrome/143.0 Mobile Safari/537.36';

  it('says what it is, and no maker or model', () => {
    document.documentElement.lang = 'fr';
    expect(deviceName([], android)).toBe('Téléphone');
    expect(deviceName([], 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148 Safari/604.1')).toBe('Téléphone');
    expect(deviceName([], 'Mozilla/5.0 (Linux; Android 14; SM-X110) Chrome/143.0 Safari/537.36')).toBe('Tablette');
    expect(deviceName([], 'Mozilla/5.0 (X11; Linux x86_64) Chrome/143.0 Safari/537.36')).toBe('Ordinateur');
    document.documentElement.lang = 'en';
    expect(deviceName([], android)).toBe('Phone');
    document.documentElement.lang = 'fr';
  });

  it('is no other device’s', () => {
    expect(deviceName(['Téléphone', 'Ordinateur'], android)).toBe('Téléphone 2');
    expect(deviceName(['Téléphone', 'Téléphone 2'], android)).toBe('Téléphone 3');
  });
});
