/**
 * A field for text of the expression language: one line with colours, completion by keyboard, hovers, the signature of
 * the call that is being typed, and errors as they arise.
 */
import {
  useCallback,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type ChangeEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import type { Problem } from '#model/document/problem.ts';
import { mergedDefinitions } from '#model/document/merged-definitions.ts';
import { signatureHelp, type CompletionEnv } from '#model/expression/complete.ts';
import { nameAt, type NameAt } from '#model/expression/name-at.ts';
import { placeKeyOf } from '../../actions/place-keys.ts';
import { useDocument } from '../../store/document-store.ts';
import { ColoredText } from './colored-text.tsx';
import { expressionEnv } from './expression-env.ts';
import { offersFor, type ExpressionKind } from './expression-offers.ts';
import './expression.css';
import { Hint } from './hint.tsx';
import { ModeButton } from './mode-button.tsx';
import { RenamePrompt } from './rename-prompt.tsx';
import { optionId, SuggestionList } from './suggestion-list.tsx';
import { useCompletion } from './use-completion.ts';
import { TextLiteral } from './text-literal.tsx';
import { useHover } from './use-hover.ts';
import { useLiveError } from './use-live-error.ts';
import { useMode, type ModeState } from './use-mode.ts';

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
  /** Type that is wanted, as text. Only where a STR or anything is wanted may the field hold plain text. */
  readonly expects?: string;
}

/** What can be named here just now. Made when it is asked for: most fields are never typed in. */
function envNow(place: ExpressionFieldProps['context']): CompletionEnv | undefined {
  const { drawing } = useDocument.getState();
  return drawing && expressionEnv(drawing, place);
}

/** What is wrong, the newest knowledge first: the text itself, then what the drawing's check says. */
function useWrong({ kind, value, context, problems = [] }: ExpressionFieldProps) {
  const live = useLiveError(kind, value, context);
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
  const [renaming, setRenaming] = useState<NameAt | undefined>(undefined);
  const { thread, node } = context;
  const env = useCallback(() => envNow({ thread, node }), [thread, node]);
  const find = useCallback(
    (text: string, offset: number) => {
      const { drawing } = useDocument.getState();
      const known = env();
      const structs = drawing ? mergedDefinitions(drawing).structDefs.map(({ name }) => name) : [];
      return known ? offersFor(kind, text, offset, known, structs) : [];
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
      if (placeKeyOf('expression', event) === 'rename') {
        completion.close();
        setRenaming(nameAt(value, event.currentTarget.selectionStart ?? 0));
      } else if (!completion.onKeyDown(event)) return;
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
    renaming,
    stopRenaming: () => {
      setRenaming(undefined);
      input.current?.focus();
    },
    signature: caret === undefined ? undefined : signatureHelp(value, caret),
    wrong: useWrong(props),
    rect: () => input.current?.getBoundingClientRect() ?? new DOMRect(),
  };
}

export function ExpressionField(props: ExpressionFieldProps) {
  const { value, onChange, kind, expects } = props;
  const canBeText = kind === 'expression' && (expects === undefined || /^(masked )*STR$/.test(expects));
  const mode = useMode(canBeText, value, onChange);
  const button = canBeText && <ModeButton of={mode} label={props['aria-label']} />;
  return mode.mode === 'text' ? (
    <TextField {...props} mode={mode} button={button} />
  ) : (
    <LanguageField {...props} mode={mode} button={button} />
  );
}

interface Moded extends ExpressionFieldProps {
  readonly mode: ModeState;
  readonly button: ReactNode;
}

function TextField({ mode, button, onBlur, ...props }: Moded) {
  const id = useId();
  const [problem] = props.problems ?? [];
  return (
    <div className="expr" data-wrong={problem && (problem.severity === 'error' ? 'error' : 'warning')}>
      <div className="expr-box" data-moded>
        <TextLiteral
          value={props.value}
          onChange={props.onChange}
          onFocus={mode.focused}
          onBlur={() => {
            mode.blurred();
            onBlur?.();
          }}
          onExpression={() => mode.switchTo('expression')}
          placeholder={props.placeholder}
          aria-label={props['aria-label']}
          message={problem?.message}
          messageId={`${id}-wrong`}
          takesFocus={mode.wasSwitched}
        />
        {button}
      </div>
      {problem !== undefined && (
        <div className="expr-message" id={`${id}-wrong`}>
          {problem.message}
        </div>
      )}
    </div>
  );
}

function LanguageField({ mode, button, ...props }: Moded) {
  const id = useId();
  const field = useField(props);
  const { input, layer, completion, handlers, wrong } = field;
  const list = `${id}-list`;
  useLayoutEffect(() => {
    if (mode.wasSwitched) input.current?.focus();
  }, [mode.wasSwitched, input]);
  const isUnknownWord =
    button !== false && wrong?.isError === true && /^[^"'()=+*/<>&|[\]{}]+$/.test(props.value);
  return (
    <div className="expr" data-wrong={wrong === undefined ? undefined : wrong.isError ? 'error' : 'warning'}>
      <RenamePrompt place={props.context} at={field.renaming} onClose={field.stopRenaming}>
        <div className="expr-box" data-moded={button !== false || undefined}>
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
            onFocus={() => {
              mode.focused();
              handlers.onFocus();
            }}
            onBlur={() => {
              mode.blurred();
              handlers.onBlur();
            }}
          />
          {button}
        </div>
      </RenamePrompt>
      {wrong !== undefined && (
        <div className="expr-message" id={`${id}-wrong`}>
          {wrong.message}
          {isUnknownWord && (
            <button
              type="button"
              className="expr-fix"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => mode.switchTo('text')}
            >
              Use it as text
            </button>
          )}
        </div>
      )}
      {completion.isOpen ? (
        <SuggestionList
          id={list}
          offers={completion.offers}
          active={completion.active}
          field={field.rect()}
          onChoose={completion.choose}
        />
      ) : (
        <Hint hover={field.hover} signature={field.signature} field={field.rect} />
      )}
    </div>
  );
}
