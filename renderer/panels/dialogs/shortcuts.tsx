/** The `?` overlay: all keys, from the same table that handles them. */
import { Anchor, Modal } from '@mantine/core';
import type { ActionGroup } from '../../actions/action.ts';
import { keysOf } from '../../actions/keys-of.ts';
import { actions } from '../../actions/registry.ts';
import { keyNames } from '../../actions/shortcut.ts';
import { useSession } from '../../store/session-store.ts';

const groups: readonly ActionGroup[] = ['Node', 'Edit', 'View', 'Project', 'Run', 'Help'];

export function Shortcuts() {
  return (
    <Modal opened onClose={() => useSession.getState().openDialog(undefined)} title="All keys" size={760}>
      <p className="dialog-aside">
        What shapes, colours and lines mean is in the{' '}
        <Anchor
          component="button"
          fz="inherit"
          onClick={() => useSession.getState().openDialog({ kind: 'legend' })}
        >
          legend
        </Anchor>
        ; other keys are chosen in the{' '}
        <Anchor
          component="button"
          fz="inherit"
          onClick={() => useSession.getState().openDialog({ kind: 'settings', section: 'keys' })}
        >
          settings
        </Anchor>
        .
      </p>
      <div className="shortcut-columns" data-testid="shortcuts">
        {groups.map((group) => {
          const rows = actions.filter((action) => action.group === group && keysOf(action).length > 0);
          if (rows.length === 0) return null;
          return (
            <section key={group} className="shortcut-group">
              <h3 className="section-title">{group}</h3>
              {rows.map((action) => (
                <div key={action.id} className="shortcut-row">
                  <span>{action.label}</span>
                  <span>
                    {keysOf(action)
                      .slice(0, 1)
                      .map((keys) => (
                        <span key={keys}>
                          {keyNames(keys).map((name) => (
                            <kbd key={name} style={{ marginLeft: 3 }}>
                              {name}
                            </kbd>
                          ))}
                        </span>
                      ))}
                  </span>
                </div>
              ))}
            </section>
          );
        })}
      </div>
    </Modal>
  );
}
