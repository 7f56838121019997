/** The list of answers to a question: type to search, arrows, Enter; Escape takes the question back. */
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { returnFocus } from '../../ui/return-focus.ts';
import '../node-menu/node-menu.css';
import { findChoices, useChoosing, type Choice } from './choosing.ts';

const WIDTH = 320;
const HEIGHT = 380;

type Asked = NonNullable<ReturnType<typeof useChoosing.getState>['question']>;

function close(asked: Asked, isAnswered: boolean): void {
  if (useChoosing.getState().question === asked) useChoosing.setState({ question: undefined });
  returnFocus(asked.origin, { toElement: !isAnswered });
}

function choose(asked: Asked, choice: Choice): void {
  choice.run();
  // The answer may have asked something else.
  const { question } = useChoosing.getState();
  if (question === asked) close(asked, true);
  else if (question) useChoosing.setState({ question: { ...question, origin: asked.origin } });
}

function Option(props: { choice: Choice; index: number; at: number; onPoint(): void; onChoose(): void }) {
  const { choice, index, at } = props;
  const Icon = choice.icon;
  return (
    <div
      id={`choice-${index}`}
      role="option"
      aria-selected={index === at}
      className={`node-menu-item ${choice.tone ? `tone-${choice.tone}` : ''}`}
      data-testid={`choice:${choice.id}`}
      ref={(element) => {
        if (index === at) element?.scrollIntoView({ block: 'nearest' });
      }}
      onPointerMove={props.onPoint}
      onClick={props.onChoose}
    >
      {Icon && (
        <span className="kind-tile">
          <Icon size={16} stroke={1.8} />
        </span>
      )}
      <span className="node-menu-text">
        <span>{choice.label}</span>
        {choice.detail && <span className="dim">{choice.detail}</span>}
      </span>
      {choice.keys && <kbd style={{ marginLeft: 'auto' }}>{choice.keys}</kbd>}
    </div>
  );
}

function Open({ asked }: { asked: Asked }) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const found = useMemo(() => {
    const listed = findChoices(asked.choices, text);
    const own = text.trim() === '' ? undefined : asked.typed?.(text.trim());
    return own === undefined ? listed : [...listed, own];
  }, [asked, text]);
  useEffect(() => {
    const listen = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) useChoosing.setState({ question: undefined });
    };
    addEventListener('pointerdown', listen, true);
    return () => removeEventListener('pointerdown', listen, true);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const choice = found[at];
    if (step !== undefined) setAt((at + step + found.length) % Math.max(found.length, 1));
    else if (event.key === 'Enter') {
      if (choice) choose(asked, choice);
    } else if (event.key === 'Escape' || event.key === 'Tab') close(asked, false);
    else return event.stopPropagation();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={box}
      className="node-menu"
      role="dialog"
      aria-label={asked.title}
      data-testid="chooser"
      style={{
        left: Math.max(8, Math.min(asked.at.x, innerWidth - WIDTH - 8)),
        top: Math.max(8, Math.min(asked.at.y, innerHeight - HEIGHT - 8)),
        width: WIDTH,
        maxHeight: HEIGHT,
      }}
      onKeyDown={onKeyDown}
    >
      <input
        autoFocus
        className="node-menu-search"
        placeholder={asked.title}
        aria-label={asked.title}
        role="combobox"
        aria-expanded
        aria-autocomplete="list"
        aria-controls="choices"
        aria-activedescendant={found[at] && `choice-${at}`}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
      />
      <div id="choices" role="listbox" aria-label={asked.title} className="node-menu-list">
        {found.map((choice, index) => (
          <Option
            key={choice.id}
            choice={choice}
            index={index}
            at={at}
            onPoint={() => setAt(index)}
            onChoose={() => choose(asked, choice)}
          />
        ))}
        {found.length === 0 && <div className="empty">Nothing here is called like that.</div>}
      </div>
    </div>
  );
}

export function Chooser() {
  const question = useChoosing((state) => state.question);
  return question ? <Open asked={question} key={question.serial} /> : null;
}
