/** One file of the project in Monaco. Loaded on demand: everything that touches Monaco is behind this file. */
import { useEffect, useRef, useState } from 'react';
import type { editor } from 'monaco-editor/editor/editor.api.js';
import { useDocument } from '../../store/document-store.ts';
import { useSession } from '../../store/session-store.ts';
import { editorOptions } from './editor-options.ts';
import { completeYaml } from './complete-yaml.ts';
import { followSelection } from './follow-selection.ts';
import { markersOf } from './markers.ts';
import { followTheme, monaco } from './monaco.ts';
import { keepViewState, modelOf, viewStateOf } from './text-models.ts';
import { TextSync } from './text-sync.ts';
import './text.css';

const OWNER = 'paddock';

/** An editor in the element, disposed with it. */
function useEditor(readOnly: boolean) {
  const element = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<editor.IStandaloneCodeEditor | undefined>(undefined);
  useEffect(followTheme, []);
  useEffect(() => {
    const made = monaco.editor.create(element.current!, {
      ...editorOptions,
      model: null,
      readOnly,
      domReadOnly: readOnly,
    });
    setView(made);
    void document.fonts.ready.then(() => monaco.editor.remeasureFonts());
    return () => made.dispose();
  }, [readOnly]);
  return { element, view };
}

/** Model, typing and markers of one file. */
function useFile(view: editor.IStandaloneCodeEditor | undefined, path: string): void {
  const root = useDocument((state) => state.project?.root ?? '');
  useEffect(() => {
    if (view === undefined) return;
    const model = modelOf(root, path, useDocument.getState().texts[path]?.text ?? '');
    const sync = new TextSync(path, model);
    view.setModel(model);
    view.restoreViewState(viewStateOf(path));
    const mark = () => {
      const { problems, places } = useDocument.getState();
      monaco.editor.setModelMarkers(model, OWNER, [...markersOf(problems, path, places)]);
    };
    mark();
    const listening = [
      view.onDidBlurEditorText(() => {
        sync.flush();
        useDocument.getState().endMark();
      }),
      // Save, run and the like must see what was typed; this comes before the page's own listener for keys.
      view.onKeyDown(({ ctrlKey, metaKey, browserEvent }) => {
        if (ctrlKey || metaKey || /^F\d+$/.test(browserEvent.key)) sync.flush();
      }),
    ];
    const stops = [
      followSelection(view, sync),
      completeYaml(model),
      useDocument.subscribe((state, before) => {
        if (state.problems !== before.problems || state.places !== before.places) mark();
      }),
    ];
    return () => {
      keepViewState(path, view.saveViewState());
      sync.dispose();
      stops.forEach((stop) => stop());
      listening.forEach((each) => each.dispose());
    };
  }, [view, root, path]);
}

/** A line is shown once for each time that it is asked for, also when the drawer was closed then. */
let lastLookedAt = 0;

/** Somebody asked for a line: a problem was clicked, say. */
function useLookAt(view: editor.IStandaloneCodeEditor | undefined, path: string): void {
  const lookAt = useSession((state) => state.lookAt);
  useEffect(() => {
    const line = lookAt?.place.line;
    if (view === undefined || line === undefined || lookAt === undefined || lookAt.serial === lastLookedAt)
      return;
    if (lookAt.place.file !== undefined && lookAt.place.file !== path) return;
    lastLookedAt = lookAt.serial;
    const position = { lineNumber: line, column: lookAt.place.column ?? 1 };
    view.setPosition(position);
    view.revealPositionInCenterIfOutsideViewport(position);
    view.focus();
  }, [view, path, lookAt]);
}

export function TextEditor({ path }: { path: string }) {
  const readOnly = useDocument((state) => state.readOnly);
  const { element, view } = useEditor(readOnly);
  useFile(view, path);
  useLookAt(view, path);
  // "nokey": React Flow takes Space for panning, and does not know that Monaco's EditContext is an input.
  return <div ref={element} className="text-editor nokey" data-testid="text-editor" data-path={path} />;
}

/** Text that is shown and can't be changed. */
export function TextViewer({ text }: { text: string }) {
  const { element, view } = useEditor(true);
  useEffect(() => {
    if (view === undefined) return;
    const model = view.getModel() ?? monaco.editor.createModel('', 'yaml');
    view.setModel(model);
    if (model.getValue() !== text) model.setValue(text);
  }, [view, text]);
  useEffect(() => () => view?.getModel()?.dispose(), [view]);
  return <div ref={element} className="text-editor nokey" data-testid="text-viewer" />;
}
