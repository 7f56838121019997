/** What new nodes begin with: the user's own wishes, and those of the open project, which come first. */
import { NumberInput } from '@mantine/core';
import type { NewNodeDefaults } from '#model/document/project.ts';
import { PROJECT_FILE } from '../../store/file-names.ts';
import { useSettings } from '../../store/settings-store.ts';
import { useProjectSettings } from './use-project-settings.ts';

interface FieldsProps {
  readonly of: string;
  readonly value: NewNodeDefaults;
  readonly placeholders: NewNodeDefaults;
  readonly change: (value: NewNodeDefaults) => void;
}

function Fields({ of, value, placeholders, change }: FieldsProps) {
  const field = (
    key: keyof NewNodeDefaults,
    label: string,
    suffix: string,
    min: number,
    otherwise: string,
  ) => (
    <NumberInput
      label={label}
      aria-label={`${label}, ${of}`}
      min={min}
      max={2_147_483_647}
      clampBehavior="strict"
      allowDecimal={false}
      suffix={suffix}
      placeholder={placeholders[key] === undefined ? otherwise : `${placeholders[key]}${suffix}`}
      value={value[key] ?? ''}
      onChange={(next) => {
        const others = Object.fromEntries(Object.entries(value).filter(([each]) => each !== key));
        change(typeof next === 'number' && next >= min ? { ...others, [key]: next } : others);
      }}
    />
  );
  return (
    <div className="settings-fields">
      {field('timeoutSeconds', 'Time-out of a task', ' s', 1, '60 s, as the server has it')}
      {field('retries', 'Retries of a task', '', 0, 'none')}
      {field('eventTimeoutSeconds', 'Time-out of a wait for an event', ' s', 1, 'none: it waits for ever')}
    </div>
  );
}

export function NodesSection() {
  const mine = useSettings((state) => state.newNodes);
  const project = useProjectSettings();
  return (
    <>
      <section className="settings-part">
        <h3>For you</h3>
        <p>Tasks and waits for events that you add begin with these. What is there already stays as it is.</p>
        <Fields of="for you" value={mine} placeholders={{}} change={useSettings.getState().setNewNodes} />
      </section>
      {project && (
        <section className="settings-part">
          <h3>For this project</h3>
          <p>
            For everybody who works on it, and before your own. Kept in {PROJECT_FILE}, saved with the
            project.
          </p>
          <Fields
            of="for this project"
            value={project.newNodes}
            placeholders={mine}
            change={(newNodes) => project.change({ newNodes })}
          />
        </section>
      )}
    </>
  );
}
