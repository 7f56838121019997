/** The shell's decisions that need no Electron: where the window may go, where it stands, which menus there are. */
import { describe, expect, test } from 'vitest';
import { menuTemplate } from '../../electron/menu-template.ts';
import { externalUrl, isAppUrl, isTrustedSender } from '../../electron/navigation-policy.ts';
import { fitToDisplays, INITIAL_WINDOW } from '../../electron/window-state.ts';

test('only app://paddock is ours', () => {
  expect(isAppUrl('app://paddock/index.html?x#y')).toBe(true);
  for (const url of [
    'app://paddock.evil/',
    'app://u:p@paddock/',
    'https://paddock/',
    'app:paddock',
    '',
    'nonsense',
  ])
    expect(isAppUrl(url)).toBe(false);
});

test('only https goes to the browser, and what is not a URL goes nowhere', () => {
  expect(externalUrl('https://littlehorse.io')).toBe('https://littlehorse.io/');
  for (const url of [
    'http://a.b',
    'ftp://a.b',
    'javascript:1',
    'file:///a',
    'https://u@a.b',
    'ms-settings:',
    '',
  ])
    expect(externalUrl(url)).toBeUndefined();
});

test('only the top frame of our page is listened to', () => {
  expect(isTrustedSender({ url: 'app://paddock/', parent: null })).toBe(true);
  expect(isTrustedSender({ url: 'app://paddock/', parent: {} })).toBe(false);
  expect(isTrustedSender(undefined)).toBe(false);
});

describe('the window', () => {
  const display = { x: 0, y: 0, width: 1280, height: 800 };
  const at = (x: number, y: number, width = 1000, height = 700) => ({
    bounds: { x, y, width, height },
    width,
    height,
    isMaximized: false,
  });

  test('stands where it stood', () => expect(fitToDisplays(at(100, 50), [display])).toEqual(at(100, 50)));

  test('loses a place that no display shows, keeps its size', () => {
    for (const lost of [at(3_000, 50), at(-950, 50), at(100, -300), at(100, 790)])
      expect(fitToDisplays(lost, [display])).toEqual({ width: 1000, height: 700, isMaximized: false });
  });

  test('on the second display it stays there', () => {
    const second = { x: 1280, y: 0, width: 1920, height: 1080 };
    expect(fitToDisplays(at(1_500, 50), [display, second])).toEqual(at(1_500, 50));
  });

  test('is never larger than its display nor smaller than what can be used', () => {
    expect(fitToDisplays(INITIAL_WINDOW, [display])).toMatchObject({ width: 1280, height: 800 });
    expect(fitToDisplays(at(0, 0, 10, 10), [display])).toMatchObject({ width: 900, height: 600 });
    expect(fitToDisplays(INITIAL_WINDOW, [])).toMatchObject({ width: 1440, height: 900 });
  });
});

test.each(['linux', 'win32', 'darwin'] as const)('the menus on %s name every action once', (platform) => {
  const chosen: string[] = [];
  const menus = menuTemplate({
    platform,
    isDevelopment: false,
    choose: (id) => chosen.push(id),
    openDocs: () => {},
  });
  const items = menus.flatMap(({ submenu }) => submenu ?? []);
  for (const { click } of items) click?.();
  expect(chosen).toEqual([...new Set(chosen)]);
  expect(chosen).toEqual(
    expect.arrayContaining([
      'file.new',
      'file.open',
      'file.import',
      'file.save',
      'file.saveAs',
      'edit.undo',
      'edit.redo',
      'view.zoomIn',
      'run.start',
    ]),
  );
  expect(items.some(({ role }) => role === 'toggleDevTools')).toBe(false);
  expect(menus[0]?.role === 'appMenu').toBe(platform === 'darwin');
});
