/**
 * The app as somebody drives it who has no mouse: key presses only, and what a screen reader would say of the element that
 * has the focus. Nothing here puts the focus anywhere but by keys.
 */
import type { Page } from 'playwright-core';

const PATIENCE_MS = 20_000;

const written = (fits: object): string =>
  JSON.stringify(fits, (_key, value: unknown) => (value instanceof RegExp ? String(value) : value));

/** What has the focus, as a screen reader names it. */
export interface Focused {
  /** `textbox`, `button`, `treeitem`, …: the role, given or of the tag. */
  readonly role: string;
  readonly name: string;
  readonly id: string;
  /** Nearest `data-field` and `data-zone`. */
  readonly field: string;
  readonly zone: string;
  readonly value: string;
  /** `aria-expanded`, `aria-checked` or `checked`, where there is one. */
  readonly expanded: string;
  readonly checked: string;
}

export interface Keyboard {
  focused(): Promise<Focused>;
  press(...keys: readonly string[]): Promise<void>;
  /** Types letter by letter. */
  type(text: string): Promise<void>;
  /** Replaces what a field holds, closes what it offers, and stays in it. */
  enter(text: string): Promise<void>;
  /** Tab (or Shift+Tab) until the focus is on what fits. */
  tabTo(
    fits: Partial<Record<keyof Focused, string | RegExp>>,
    options?: { back?: boolean },
  ): Promise<Focused>;
  /** Waits until the focus is on what fits, without a key. */
  at(fits: Partial<Record<keyof Focused, string | RegExp>>): Promise<Focused>;
  /** F6 until the focus is in this zone. */
  toZone(name: string): Promise<void>;
  /** An action by its words in the command palette. */
  command(words: string): Promise<void>;
  /** From the start screen into the checkout template, until it is drawn. */
  openCheckout(): Promise<void>;
  /** What was said last. */
  said(): Promise<string>;
}

function describeFocus(): Focused {
  const element = document.activeElement as HTMLElement | null;
  const tagRoles: Record<string, string> = {
    INPUT: 'textbox',
    TEXTAREA: 'textbox',
    BUTTON: 'button',
    A: 'link',
  };
  if (element === null || element === document.body)
    return { role: '', name: '', id: '', field: '', zone: '', value: '', expanded: '', checked: '' };
  const input = element as HTMLInputElement;
  const isBox = element.tagName === 'INPUT' && ['checkbox', 'radio'].includes(input.type);
  const labelled = element.getAttribute('aria-labelledby');
  const name =
    element.getAttribute('aria-label') ??
    (labelled && document.getElementById(labelled)?.textContent) ??
    (input.labels?.length ? input.labels[0]?.textContent : undefined) ??
    (element.tagName === 'INPUT' ? input.placeholder : element.textContent) ??
    '';
  return {
    role:
      element.getAttribute('role') ??
      (isBox ? input.type : (tagRoles[element.tagName] ?? element.tagName.toLowerCase())),
    name: name.trim(),
    id: element.id,
    field: element.closest<HTMLElement>('[data-field]')?.dataset.field ?? '',
    zone: element.closest<HTMLElement>('[data-zone]')?.dataset.zone ?? '',
    value: input.value ?? '',
    expanded: element.getAttribute('aria-expanded') ?? '',
    checked: element.getAttribute('aria-checked') ?? (isBox ? String(input.checked) : ''),
  };
}

const TABS_AT_MOST = 120;
/** More than there are zones. */
const ZONES_AT_MOST = 10;

export function keyboardOf(page: Page): Keyboard {
  const focused = () => page.evaluate(describeFocus);
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const isLike = (now: Focused, fits: Partial<Record<keyof Focused, string | RegExp>>) =>
    Object.entries(fits).every(([key, wanted]) => {
      const is = now[key as keyof Focused];
      return typeof wanted === 'string' ? is === wanted : wanted.test(is);
    });
  const at: Keyboard['at'] = async (fits) => {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const now = await focused();
      if (isLike(now, fits)) return now;
      if (Date.now() > until)
        throw new Error(`The focus is on ${JSON.stringify(now)} and not on ${written(fits)}`);
      await page.waitForTimeout(15);
    }
  };
  const tabTo: Keyboard['tabTo'] = async (fits, options) => {
    const passed: string[] = [];
    for (let turn = 0; turn < TABS_AT_MOST; turn++) {
      await press(options?.back ? 'Shift+Tab' : 'Tab');
      const now = await focused();
      if (isLike(now, fits)) return now;
      passed.push(`${now.role} ${now.name} (${now.zone} ${now.field})`);
    }
    throw new Error(`Tab never came to ${written(fits)}: ${passed.slice(0, 60).join(' | ')}`);
  };
  return {
    focused,
    press,
    at,
    tabTo,
    type: (text) => page.keyboard.type(text),
    enter: async (text) => {
      await press('Control+a');
      if (text === '') return press('Delete');
      await page.keyboard.type(text);
      // A list of suggestions is closed, not taken.
      if ((await focused()).expanded === 'true') await press('Escape');
    },
    toZone: async (name) => {
      for (let turn = 0; (await focused()).zone !== name; turn++) {
        if (turn > ZONES_AT_MOST) throw new Error(`F6 never came to ${name}`);
        await press('F6');
      }
    },
    command: async (words) => {
      await press('Control+k');
      await at({ role: 'combobox' });
      await page.keyboard.type(words);
      await page.getByRole('option', { name: words }).first().waitFor();
      await press('Enter');
    },
    openCheckout: async () => {
      await page.getByTestId('template:checkout').waitFor();
      await tabTo({ role: 'button', name: /^Checkout/i });
      await press('Enter');
      await page.getByTestId('node:entrypoint/charge').waitFor();
    },
    said: async () => ((await page.getByTestId('announced').textContent()) ?? '').trim(),
  };
}
