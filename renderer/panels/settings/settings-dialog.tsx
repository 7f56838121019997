/** The settings: how the app looks, its keys, what new nodes begin with, and how serious the project takes each lint. */
import { Modal, Tabs } from '@mantine/core';
import { IconAlertTriangle, IconKeyboard, IconPalette, IconSettingsAutomation } from '@tabler/icons-react';
import { useSession, type Dialog, type SettingsSection } from '../../store/session-store.ts';
import { AppearanceSection } from './appearance-section.tsx';
import { KeysSection } from './keys-section.tsx';
import { LintsSection } from './lints-section.tsx';
import { NodesSection } from './nodes-section.tsx';
import './settings.css';

const sections = [
  { id: 'appearance', label: 'Appearance', icon: IconPalette, body: AppearanceSection },
  { id: 'keys', label: 'Keys', icon: IconKeyboard, body: KeysSection },
  { id: 'nodes', label: 'New nodes', icon: IconSettingsAutomation, body: NodesSection },
  { id: 'lints', label: 'Lints', icon: IconAlertTriangle, body: LintsSection },
] as const satisfies readonly { id: SettingsSection; label: string; icon: unknown; body: unknown }[];

export function SettingsDialog({ dialog }: { dialog: Extract<Dialog, { kind: 'settings' }> }) {
  const first = dialog.section ?? 'appearance';
  return (
    <Modal
      opened
      onClose={() => useSession.getState().openDialog(undefined)}
      title="Settings"
      size={820}
      data-testid="settings"
    >
      <Tabs
        orientation="vertical"
        defaultValue={first}
        keepMounted={false}
        classNames={{ root: 'settings', list: 'settings-list', panel: 'settings-panel' }}
      >
        <Tabs.List aria-label="Settings">
          {sections.map(({ id, label, icon: Icon }) => (
            <Tabs.Tab
              key={id}
              value={id}
              leftSection={<Icon size={16} />}
              data-autofocus={id === first || undefined}
              data-testid={`settings:${id}`}
            >
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {sections.map(({ id, body: Body }) => (
          <Tabs.Panel key={id} value={id}>
            <Body />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Modal>
  );
}
