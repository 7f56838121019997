/** The top bar's way to a cluster: opens the push with the last target, which it names. */
import { Button, Tooltip } from '@mantine/core';
import { actionById } from '../../actions/registry.ts';
import { shortcutText } from '../../actions/shortcut.ts';
import { useDocument } from '../../store/document-store.ts';
import './push.css';
import { useRecentTargets } from './recent-targets.ts';

export function PushButton() {
  const hasDrawing = useDocument((state) => state.drawing !== undefined);
  const [target] = useRecentTargets();
  const action = actionById('run.push');
  const Icon = action.icon;
  return (
    <Tooltip label={`${target === undefined ? action.label : `Push to ${target}`} (${shortcutText(action)})`}>
      <Button
        variant="default"
        leftSection={Icon && <Icon size={14} />}
        data-testid="push"
        disabled={!hasDrawing}
        onClick={() => action.perform()}
      >
        Push
        {target !== undefined && <span className="push-button-target mono">{target}</span>}
      </Button>
    </Tooltip>
  );
}
