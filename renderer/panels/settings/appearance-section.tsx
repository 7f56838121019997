/** How the app looks. */
import { SegmentedControl } from '@mantine/core';
import type { Settings } from '#bridge/contract.ts';
import { useSettings } from '../../store/settings-store.ts';

export function AppearanceSection() {
  const theme = useSettings((state) => state.theme);
  const { setTheme } = useSettings.getState();
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
    </>
  );
}
