/** Exports the drawing: PNG, SVG, the WfSpec in JSON, or paper; all of it or one thread, light or dark. */
import { useEffect, useState } from 'react';
import { Button, Checkbox, Loader, Modal, SegmentedControl, Select } from '@mantine/core';
import { compiledText } from '../text/compiled-text.ts';
import { errorMessage } from '../../services/error-message.ts';
import { useDocument } from '../../store/document-store.ts';
import { tell } from '../../store/notice-store.ts';
import { useSession } from '../../store/session-store.ts';
import { autofocusChoice } from '../../ui/autofocus.ts';
import { useColorScheme } from '../../ui/color-scheme.ts';
import { download } from './download.ts';
import './export.css';
import { pngOf, svgOf } from './make-picture.tsx';
import { printDrawing } from './print.ts';
import type { Theme } from './theme-colors.ts';

type Form = 'png' | 'svg' | 'wfspec' | 'print';

const FORMS: readonly { value: Form; label: string }[] = [
  { value: 'png', label: 'PNG' },
  { value: 'svg', label: 'SVG' },
  { value: 'wfspec', label: 'WfSpec (JSON)' },
  { value: 'print', label: 'Print' },
];

const ALL = '';

/** The picture as it will be; undefined while it is made. */
function useSvg(isWanted: boolean, only: string, theme: Theme, isTransparent: boolean): string | undefined {
  const [svg, setSvg] = useState<string | undefined>(undefined);
  useEffect(() => {
    let isCurrent = true;
    if (isWanted)
      svgOf({ only: only === ALL ? undefined : only, theme, isTransparent }).then(
        (made) => isCurrent && setSvg(made),
        (error: unknown) => tell('bad', errorMessage(error)),
      );
    return () => {
      isCurrent = false;
    };
  }, [isWanted, only, theme, isTransparent]);
  return svg;
}

function Preview({ svg }: { svg: string | undefined }) {
  if (svg === undefined) return <Loader size="sm" />;
  return <img alt="The picture" src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} />;
}

export function ExportDialog() {
  const workflow = useDocument((state) => state.drawing?.workflow);
  const scheme = useColorScheme();
  const [form, setForm] = useState<Form>('png');
  const [only, setOnly] = useState(ALL);
  const [theme, setTheme] = useState<Theme>(scheme);
  const [isTransparent, setIsTransparent] = useState(false);
  const isPicture = form === 'png' || form === 'svg';
  const svg = useSvg(
    form !== 'wfspec',
    only,
    form === 'print' ? 'light' : theme,
    isTransparent || form === 'print',
  );
  const close = () => useSession.getState().openDialog(undefined);
  if (workflow === undefined) return null;
  const name = only === ALL ? workflow.name : `${workflow.name}-${only}`;
  const perform = async () => {
    try {
      if (form === 'wfspec')
        download(
          `${workflow.name}.wfspec.json`,
          new Blob([compiledText(workflow)], { type: 'application/json' }),
        );
      else if (form === 'print') {
        close();
        await printDrawing(only === ALL ? undefined : only);
        return;
      } else if (svg !== undefined) {
        const isPng = form === 'png';
        const content = isPng ? await pngOf(svg, 2) : new Blob([svg], { type: 'image/svg+xml' });
        download(`${name}.${form}`, content);
      }
      close();
    } catch (error) {
      tell('bad', errorMessage(error));
    }
  };
  return (
    <Modal opened onClose={close} title="Export the drawing" size={720}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void perform();
        }}
      >
        <SegmentedControl
          fullWidth
          ref={autofocusChoice}
          data={[...FORMS]}
          value={form}
          onChange={(value) => setForm(value as Form)}
          aria-label="What to make"
        />
        {form === 'wfspec' ? (
          <p>
            The PutWfSpecRequest in protobuf JSON, the very bytes that Push sends. lhctl and every SDK read
            it.
          </p>
        ) : (
          <>
            <div className="export-choices">
              <Select
                label="Threads"
                allowDeselect={false}
                data={[
                  { value: ALL, label: 'The whole workflow' },
                  ...workflow.threads.map((thread) => ({ value: thread.name, label: thread.name })),
                ]}
                value={only}
                onChange={(value) => setOnly(value ?? ALL)}
              />
              {isPicture && (
                <Select
                  label="Colours"
                  allowDeselect={false}
                  data={[
                    { value: 'light', label: 'Light' },
                    { value: 'dark', label: 'Dark' },
                  ]}
                  value={theme}
                  onChange={(value) => setTheme(value === 'dark' ? 'dark' : 'light')}
                />
              )}
              {isPicture && (
                <Checkbox
                  label="Transparent background"
                  checked={isTransparent}
                  onChange={(event) => setIsTransparent(event.currentTarget.checked)}
                />
              )}
            </div>
            <div
              className="export-preview"
              data-theme={form === 'print' ? 'light' : theme}
              data-testid="preview"
            >
              <Preview svg={svg} />
            </div>
          </>
        )}
        <div className="dialog-buttons">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" disabled={form !== 'wfspec' && svg === undefined}>
            {form === 'print' ? 'Print' : 'Export'}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
