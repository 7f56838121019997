/**
 * A field for text of the expression language: one line with colours, completion by keyboard, hovers, the signature of
 * the call that is being typed, and errors as they arise.
 */
import { useCallback, useId, useMemo, useRef, useState, type ChangeEvent, type KeyboardEvent } from 'react';
import type { Problem } from '#model/document/problem.ts';
import { mergedDefinitions } from '#model/document/merged-definitions.ts';
import { signatureHelp, type CompletionEnv } from '#model/expression/complete.ts';
import { useDocument } from '../../store/document-store.ts';
import { ColoredText } from './colored-text.tsx';
import { expressionEnv } from './expression-env.ts';
import { offersFor, type ExpressionKind } from './expression-offers.ts';
import './expression.css';
import { Hint } from './hint.tsx';
import { liveError } from './live-error.ts';
import { optionId, SuggestionList } from './suggestion-list.tsx';
import { useCompletion } from './use-completion.ts';
import { useHover } from './use-hover.ts';

export interface ExpressionFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly placeholder?: string;
  /** Where the expression stands: decides which names can be completed. */
  readonly context: { readonly thread: string; readonly node?: string };
  readonly kind: ExpressionKind;
  readonly 'aria-label': string;
  readonly problems?: readonly Problem[];
}

function useEnv({ thread, node }: ExpressionFieldProps['context']): CompletionEnv | undefined {
  const drawing = useDocument((state) => state.drawing);
  return useMemo(() => drawing && expressionEnv(drawing, { thread, node }), [drawing, thread, node]);
}

/** What is wrong, the newest knowledge first: the text itself, then what the drawing's check says. */
function useWrong({ kind, value, problems = [] }: ExpressionFieldProps, env: CompletionEnv | undefined) {
  const live = useMemo(() => env && liveError(kind, value, env), [kind, value, env]);
  if (live) return { message: live.message, mark: live, isError: true };
  const [problem] = problems;
  if (problem === undefined) return undefined;
  const { offset, length } = problem.place;
  const mark = offset === undefined ? undefined : { offset, length: length ?? 1 };
  return { message: problem.message, mark, isError: problem.severity === 'error' };
}

/** All that the field knows and does, apart from how it looks. */
function useField(props: ExpressionFieldProps) {
  const { value, onChange, onBlur, context, kind } = props;
  const input = useRef<HTMLInputElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const [caret, setCaret] = useState<number | undefined>(undefined);
  const env = useEnv(context);
  const find = useCallback(
    (text: string, offset: number) => {
      const { drawing } = useDocument.getState();
      const structs = drawing ? mergedDefinitions(drawing).structDefs.map(({ name }) => name) : [];
      return env ? offersFor(kind, text, offset, env, structs) : [];
    },
    [env, kind],
  );
  const completion = useCompletion({ input, find, onChange });
  const hovered = useHover(value, env);
  const followCaret = () => setCaret(input.current?.selectionStart ?? undefined);
  const handlers = {
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      const { value: text, selectionStart } = event.currentTarget;
      onChange(text);
      completion.typed(text, selectionStart ?? text.length);
      setCaret(selectionStart ?? text.length);
    },
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
      if (!completion.onKeyDown(event)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onSelect: followCaret,
    onFocus: followCaret,
    onScroll: () => {
      if (layer.current && input.current) layer.current.scrollLeft = input.current.scrollLeft;
    },
    onMouseDown: completion.close,
    onMouseMove: hovered.onMouseMove,
    onMouseLeave: hovered.onMouseLeave,
    onBlur: () => {
      completion.close();
      setCaret(undefined);
      onBlur?.();
    },
  };
  return {
    input,
    layer,
    completion,
    handlers,
    hover: hovered.shown,
    signature: caret === undefined ? undefined : signatureHelp(value, caret),
    wrong: useWrong(props, env),
    rect: () => input.current?.getBoundingClientRect() ?? new DOMRect(),
  };
}

export function ExpressionField(props: ExpressionFieldProps) {
  const id = useId();
  const { input, layer, completion, handlers, hover, signature, wrong, rect } = useField(props);
  const list = `${id}-list`;
  return (
    <div className="expr" data-wrong={wrong === undefined ? undefined : wrong.isError ? 'error' : 'warning'}>
      <div className="expr-box">
        <div ref={layer} className="expr-layer" aria-hidden>
          <ColoredText text={props.value} wrong={wrong?.mark} />
        </div>
        <input
          ref={input}
          className="expr-input"
          role="combobox"
          aria-label={props['aria-label']}
          aria-autocomplete="list"
          aria-expanded={completion.isOpen}
          aria-controls={completion.isOpen ? list : undefined}
          aria-activedescendant={completion.isOpen ? optionId(list, completion.active) : undefined}
          aria-invalid={wrong?.isError === true}
          aria-describedby={wrong === undefined ? undefined : `${id}-wrong`}
          autoComplete="off"
          spellCheck={false}
          placeholder={props.placeholder}
          value={props.value}
          {...handlers}
        />
      </div>
      {wrong !== undefined && (
        <div className="expr-message" id={`${id}-wrong`}>
          {wrong.message}
        </div>
      )}
      {completion.isOpen ? (
        <SuggestionList
          id={list}
          offers={completion.offers}
          active={completion.active}
          field={rect()}
          onChoose={completion.choose}
        />
      ) : (
        <Hint hover={hover} signature={signature} field={rect} />
      )}
    </div>
  );
}
