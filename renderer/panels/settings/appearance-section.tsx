/** Theme, and which way new drawings run. */
import { SegmentedControl } from '@mantine/core';
import type { Settings } from '#bridge/contract.ts';
import { useSettings } from '../../store/settings-store.ts';

export function AppearanceSection() {
  const theme = useSettings((state) => state.theme);
  const direction = useSettings((state) => state.direction);
  const { setTheme, setDirection } = useSettings.getState();
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
          Which way a drawing runs that is laid out by itself, and when it is tidied up. Nodes that were put
          somewhere by hand stay there until then.
        </p>
        <SegmentedControl
          aria-label="Layout direction"
          data={[
            { value: 'right', label: 'Left to right' },
            { value: 'down', label: 'Top to bottom' },
          ]}
          value={direction}
          onChange={(value) => setDirection(value === 'down' ? 'down' : 'right')}
        />
      </section>
    </>
  );
}
