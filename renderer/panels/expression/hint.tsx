/** What the word under the pointer means, or the signature of the call that is being typed, above the field. */
import { createPortal } from 'react-dom';
import type { Hover, SignatureHelp } from '#model/expression/complete.ts';

interface HintProps {
  readonly hover: Hover | undefined;
  readonly signature: SignatureHelp | undefined;
  /** The field's rectangle on the screen. */
  field(): DOMRect;
}

function Signature({ signature }: { signature: SignatureHelp }) {
  const { name, parameters, active, detail } = signature;
  return (
    <>
      <div className="mono">
        {name}(
        {parameters.map((parameter, index) => (
          <span key={index}>
            {index > 0 && ', '}
            <span className={index === active ? 'expr-active' : undefined}>{parameter}</span>
          </span>
        ))}
        )
      </div>
      {detail !== '' && <div className="dim">{detail}</div>}
    </>
  );
}

export function Hint({ hover, signature, field }: HintProps) {
  if (hover === undefined && signature === undefined) return null;
  const { left, top } = field();
  return createPortal(
    <div
      className="expr-hint"
      role="tooltip"
      style={{ left: Math.min(left, innerWidth - 340), bottom: innerHeight - top + 4 }}
    >
      {hover ? (
        <>
          <div className="mono">{hover.title}</div>
          {hover.detail !== '' && <div className="dim">{hover.detail}</div>}
        </>
      ) : (
        signature && <Signature signature={signature} />
      )}
    </div>,
    document.body,
  );
}
