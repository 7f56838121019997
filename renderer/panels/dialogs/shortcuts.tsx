/** The `?` overlay: all keys, from the same table that handles them, and what the mouse does. */
import { Anchor, Modal } from '@mantine/core';
import type { HandGesture } from '../../actions/hand-gestures.ts';
import { heldName, keyNames } from '../../actions/shortcut.ts';
import { useSession } from '../../store/session-store.ts';
import { keySections } from './key-sections.ts';

function Keys({ keys }: { keys: string }) {
  return (
    <span>
      {keyNames(keys).map((name) => (
        <kbd key={name}>{name}</kbd>
      ))}
    </span>
  );
}

function Way({ way: { hold, hand } }: { way: HandGesture['ways'][number] }) {
  return (
    <span className="shortcut-hand">
      {hold && <kbd>{heldName(hold)}</kbd>} {hand}
    </span>
  );
}

export function Shortcuts() {
  return (
    <Modal
      opened
      onClose={() => useSession.getState().openDialog(undefined)}
      title="All keys"
      size="min(1120px, 94vw)"
    >
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
        {keySections().map(({ title, rows }) => (
          <section key={title} className="shortcut-group" aria-label={title}>
            <h3 className="section-title">{title}</h3>
            {rows.map(({ id, label, keys, ways }) => (
              <div key={id} className="shortcut-row" data-testid={`shortcut:${id}`}>
                <span>{label}</span>
                <span className="shortcut-keys">
                  {ways?.map((way, index) => (
                    <Way key={index} way={way} />
                  ))}
                  {keys.map((each) => (
                    <Keys key={each} keys={each} />
                  ))}
                </span>
              </div>
            ))}
          </section>
        ))}
      </div>
    </Modal>
  );
}
