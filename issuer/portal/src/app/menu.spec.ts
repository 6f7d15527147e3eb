import { actionIcons } from '#shared/angular/icons/action-icons';
import { portalIcons } from '#shared/angular/icons/portal-icons';
import { signIcons } from '#shared/angular/icons/sign-icons';
import { menu } from './menu.ts';

describe('the menu', () => {
  it('has an icon for each entry, and another for the one that is open', () => {
    const drawn = Object.keys({ ...actionIcons, ...portalIcons, ...signIcons });

    expect(menu.flatMap(({ icon, under }) => (under ? [icon] : [icon, `${icon}-fill`])).filter((name) => !drawn.includes(name))).toEqual(
      [],
    );
  });
});
