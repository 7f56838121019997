/** How the app looks, and new drawings in it. */
import { SegmentedControl } from '@mantine/core';
import type { Direction } from '#model/document/layout.ts';
import type { Settings } from '#bridge/contract.ts';
import { useSettings } from '../../store/settings-store.ts';

export function AppearanceSection() {
  const theme = useSettings((state) => state.theme);
  const layoutDirection = useSettings((state) => state.layoutDirection);
  const { setTheme, setLayoutDirection } = useSettings.getState();
  return (
    <>
      <section className="settings-part">
        <h3>Theme</h3>
        <p>System follows what your desktop or browser says.</p>
        <SegmentedControl
          aria-label="Theme"
          data={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
            { value: 'system', label: 'System' },
          ]}
          value={theme}
          onChange={(value) => setTheme(value as Settings['theme'])}
        />
      </section>
      <section className="settings-part">
        <h3>Layout direction</h3>
        <p>
          Where the flow of new workflows runs to. One that is there already is turned by the button at the
          lower left of its canvas.
        </p>
        <SegmentedControl
          aria-label="Layout direction"
          data={[
            { value: 'right', label: 'Left to right' },
            { value: 'down', label: 'Top to bottom' },
          ]}
          value={layoutDirection}
          onChange={(value) => setLayoutDirection(value as Direction)}
        />
      </section>
    </>
  );
}
