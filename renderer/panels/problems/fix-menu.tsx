/** The menu of what can be done about problems: their quick fixes, each one step of undo, and their pages of help. */
import { Menu } from '@mantine/core';
import { IconHelp, IconTool } from '@tabler/icons-react';
import { Fragment, useEffect, useRef } from 'react';
import type { Problem } from '#model/document/problem.ts';
import { type Fix } from '#model/fixes/fix.ts';
import { fixesFor } from '#model/fixes/fixes-for.ts';
import { useDocument } from '../../store/document-store.ts';
import { focusWhenThere } from '../../ui/focus-when-there.ts';
import { useProblemView } from './problem-view.ts';

function apply(fix: Fix): void {
  useDocument.getState().execute({ label: fix.label, run: (drawing) => fix.run(drawing) });
}

const SHOWN_MAX = 6;

function ProblemItems({ problem }: { problem: Problem }) {
  const drawing = useDocument((state) => state.drawing);
  const isBroken = useDocument((state) => state.textBroken);
  const fixes = drawing === undefined || isBroken ? [] : fixesFor(problem, drawing);
  return (
    <>
      <Menu.Label className="fix-problem">{problem.message}</Menu.Label>
      {fixes.map((fix) => (
        <Menu.Item
          key={fix.label}
          leftSection={<IconTool size={15} />}
          data-testid="fix"
          onClick={() => apply(fix)}
        >
          {fix.label}
        </Menu.Item>
      ))}
      <Menu.Item
        leftSection={<IconHelp size={15} />}
        data-testid={`fix-help:${problem.code}`}
        onClick={() => useProblemView.getState().showHelp(problem.code)}
      >
        What this means
      </Menu.Item>
    </>
  );
}

export function FixMenu() {
  const menu = useProblemView((state) => state.menu);
  const close = useProblemView((state) => state.closeMenu);
  const dropdown = useRef<HTMLDivElement>(null);
  // The first fix has the focus at once: Ctrl+. and Enter repair.
  useEffect(() => {
    if (menu === undefined) return;
    return focusWhenThere(() => dropdown.current?.querySelector<HTMLElement>('[role="menuitem"]'));
  }, [menu]);
  if (menu === undefined) return null;
  const { problems, at } = menu;
  return (
    <Menu
      opened
      key={`${at.x},${at.y}`}
      onClose={close}
      position="bottom-start"
      offset={0}
      width={340}
      returnFocus
      trapFocus={false}
      transitionProps={{ duration: 0 }}
      withinPortal
    >
      <Menu.Target>
        <span style={{ position: 'fixed', left: at.x, top: at.y, width: 0, height: 0 }} />
      </Menu.Target>
      <Menu.Dropdown ref={dropdown} data-testid="fix-menu" aria-label="Quick fixes">
        {problems.slice(0, SHOWN_MAX).map((problem, index) => (
          <Fragment key={index}>
            {index > 0 && <Menu.Divider />}
            <ProblemItems problem={problem} />
          </Fragment>
        ))}
        {problems.length > SHOWN_MAX && (
          <Menu.Label>{problems.length - SHOWN_MAX} more in the list of problems</Menu.Label>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
