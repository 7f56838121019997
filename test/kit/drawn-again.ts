/**
 * Which cards, frames and edges of the canvas React draws again, whether or not anything of them changes in the page: what
 * large drawings must not do at every keystroke. It listens where React's developer tools would, before the app starts.
 */
import type { Page } from 'playwright-core';

interface Fiber {
  readonly tag: number;
  readonly flags: number;
  readonly alternate: Fiber | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly stateNode: unknown;
}

interface Listening {
  paddockDrawn?: Set<string>;
  __REACT_DEVTOOLS_GLOBAL_HOOK__?: unknown;
}

/** Has to be called before the page is opened. */
export async function watchDrawing(page: Page): Promise<void> {
  await page.addInitScript(() => {
    // React's numbers: components made of a function, and the mark of those that were called in this turn.
    const COMPONENTS = [0, 11, 15];
    const PERFORMED_WORK = 1;
    const elementOf = (fiber: Fiber): Element | undefined => {
      if (fiber.stateNode instanceof Element) return fiber.stateNode;
      return fiber.child ? elementOf(fiber.child) : undefined;
    };
    const idOf = (fiber: Fiber): string | undefined => {
      const element = elementOf(fiber);
      const own = element?.closest('.react-flow__node, .react-flow__edge');
      // Each edge has a picture of its own around it.
      const inner = element?.parentElement?.matches('.react-flow__edges') ? element.firstElementChild : null;
      return (own ?? inner)?.getAttribute('data-id') ?? undefined;
    };
    const walk = (fiber: Fiber): void => {
      const before = fiber.alternate;
      if (before !== null && COMPONENTS.includes(fiber.tag) && (fiber.flags & PERFORMED_WORK) !== 0) {
        const id = idOf(fiber);
        if (id !== undefined) (globalThis as Listening).paddockDrawn?.add(id);
      }
      // The same first child: nothing below was looked at.
      if (before !== null && before.child === fiber.child) return;
      for (let child = fiber.child; child !== null; child = child.sibling) walk(child);
    };
    (globalThis as Listening).__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
      supportsFiber: true,
      isDisabled: false,
      renderers: new Map(),
      inject: () => 1,
      checkDCE: () => undefined,
      onCommitFiberUnmount: () => undefined,
      onPostCommitFiberRoot: () => undefined,
      onCommitFiberRoot: (_id: number, root: { readonly current: Fiber }) => {
        if ((globalThis as Listening).paddockDrawn) walk(root.current);
      },
    };
  });
}

/** Ids of what was drawn again while `what` went on; what came into the page meanwhile does not count. */
export async function drawnAgain(page: Page, what: () => Promise<void>): Promise<readonly string[]> {
  await page.evaluate(() => {
    (globalThis as Listening).paddockDrawn = new Set();
  });
  await what();
  return page.evaluate(() => {
    const drawn = [...((globalThis as Listening).paddockDrawn ?? [])];
    delete (globalThis as Listening).paddockDrawn;
    return drawn.sort();
  });
}
