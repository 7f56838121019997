/** Text of the expression language in colours, with what is wrong underlined. */
import { Fragment } from 'react';
import { highlight } from '#model/expression/complete.ts';

interface Mark {
  readonly offset: number;
  readonly length: number;
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly role: string | undefined;
}

/** The whole text in pieces, the gaps between tokens included. */
function pieces(text: string): readonly Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const { offset, length, kind } of highlight(text)) {
    if (offset > at) found.push({ from: at, to: offset, role: undefined });
    found.push({ from: offset, to: offset + length, role: kind });
    at = offset + length;
  }
  if (at < text.length) found.push({ from: at, to: text.length, role: undefined });
  return found;
}

export function ColoredText({ text, wrong }: { text: string; wrong: Mark | undefined }) {
  const end = wrong === undefined ? 0 : wrong.offset + Math.max(1, wrong.length);
  const isWrong = ({ from, to }: Piece): boolean => wrong !== undefined && from < end && to > wrong.offset;
  return (
    <>
      {pieces(text).map((piece) => (
        <Fragment key={piece.from}>
          <span
            className={piece.role === undefined ? undefined : `expr-${piece.role}`}
            data-wrong={isWrong(piece) || undefined}
          >
            {text.slice(piece.from, piece.to)}
          </span>
        </Fragment>
      ))}
      {wrong !== undefined && wrong.offset >= text.length && <span data-wrong> </span>}
    </>
  );
}
