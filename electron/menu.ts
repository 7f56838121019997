/** Makes the native menus from menu-template.ts. */
import { Menu, shell, type MenuItemConstructorOptions } from 'electron';
import { menuTemplate } from './menu-template.ts';

const DOCS = 'https://littlehorse.io/docs/server';

/** `choose` gets the id of the action that was chosen. */
export function setMenu(isDevelopment: boolean, choose: (action: string) => void): void {
  const template = menuTemplate({
    platform: process.platform,
    isDevelopment,
    choose,
    openDocs: () => void shell.openExternal(DOCS),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template as MenuItemConstructorOptions[]));
}
