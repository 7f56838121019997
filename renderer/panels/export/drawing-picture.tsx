/** The drawing as one SVG of plain shapes and texts: what exports and prints are made of. Nothing of it is a bitmap. */
import type { Note, Point } from '#model/document/layout.ts';
import { boundsOf, type Rect } from '../../canvas/geometry.ts';
import { groupFrames } from '../../canvas/groups/group-frames.ts';
import { starterTone } from '../../canvas/layout/starters.ts';
import { colorOf, NOTE } from '../../canvas/notes/note-edits.ts';
import { roundedPath } from '../../canvas/route/path.ts';
import type { Scene } from '../../canvas/scene.ts';
import { cardBox } from '../../canvas/stubs.ts';
import { tiesOf } from '../../canvas/tie-route.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { SANS, wrapped, type Font } from './fit-text.ts';
import { PictureCard } from './picture-card.tsx';
import { PictureFrame, PictureInterrupts, PictureLabel } from './picture-frame.tsx';
import type { Colors } from './theme-colors.ts';

const MARGIN = 32;
const NOTE_TEXT: Font = { size: 13 };
const NOTE_LINE = 19;
const noteTones = { yellow: 'waiting', blue: 'work', green: 'good', red: 'bad', grey: 'flow' } as const;

const noteLines = (note: Note): readonly string[] =>
  wrapped(note.text, NOTE_TEXT, (note.width ?? NOTE.width) - 24);

const noteBox = (note: Note): Rect => ({
  x: note.x,
  y: note.y,
  width: note.width ?? NOTE.width,
  height: Math.max(note.height ?? 76, noteLines(note).length * NOTE_LINE + 20),
});

/** What is seen of a scene, with room around it. */
export function pictureBox(scene: Scene, notes: readonly Note[]): Rect {
  const boxes = [
    ...scene.threads.flatMap(({ frame, cards, edges }) => [
      frame,
      ...cards.map(({ node, at }) => cardBox(node, at, scene.direction)),
      ...edges.flatMap(({ route }) => route.points.map((point) => ({ ...point, width: 1, height: 1 }))),
    ]),
    ...tiesOf(scene).flatMap(({ points }) => points.map((point) => ({ ...point, width: 1, height: 1 }))),
    ...notes.map(noteBox),
  ];
  const box = boundsOf(boxes) ?? { x: 0, y: 0, width: 320, height: 120 };
  const [left, top] = [Math.floor(box.x) - MARGIN, Math.floor(box.y) - MARGIN];
  return {
    x: left,
    y: top,
    width: Math.ceil(box.x + box.width) + MARGIN - left,
    height: Math.ceil(box.y + box.height) + MARGIN - top,
  };
}

function PictureNote({ note, colors }: { note: Note; colors: Colors }) {
  const tone = noteTones[colorOf(note)];
  const { x, y, width, height } = noteBox(note);
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect
        width={width}
        height={height}
        rx={8}
        fill={colors(`${tone}-soft`)}
        stroke={colors(tone)}
        strokeOpacity={0.35}
      />
      {noteLines(note).map((line, index) => (
        <text key={index} x={12} y={24 + index * NOTE_LINE} fontSize={13} fill={colors('text')}>
          {line}
        </text>
      ))}
    </g>
  );
}

/** Dashed; outside of the frame that it comes from it runs behind all others. */
function TieLine({ points, color }: { points: readonly Point[]; color: string }) {
  return (
    <path
      d={roundedPath(points)}
      stroke={color}
      strokeWidth={1.25}
      strokeDasharray="4 4"
      strokeOpacity={0.6}
    />
  );
}

export interface DrawingPictureProps {
  readonly scene: Scene;
  readonly drawing: Drawing;
  readonly colors: Colors;
  /** Style sheet with the fonts, for files that stand alone. */
  readonly fonts?: string;
  /** Without the canvas's colour behind it. */
  readonly isTransparent?: boolean;
}

export function DrawingPicture({ scene, drawing, colors, fonts, isTransparent }: DrawingPictureProps) {
  const notes = scene.threads.length === drawing.workflow.threads.length ? (drawing.layout.notes ?? []) : [];
  const box = pictureBox(scene, notes);
  const ties = scene.threads.length > 1 ? tiesOf(scene) : [];
  const entrypoint = drawing.workflow.entrypoint;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={box.width}
      height={box.height}
      viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
      fontFamily={SANS}
      fill="none"
    >
      <title>{drawing.workflow.name}</title>
      {fonts !== undefined && <style>{fonts}</style>}
      <defs>
        <marker
          id="head"
          viewBox="-10 -10 20 20"
          refX={0}
          refY={0}
          markerWidth={24}
          markerHeight={24}
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M-5 -4L0 0L-5 4Z" fill={colors('edge')} stroke={colors('edge')} strokeLinejoin="round" />
        </marker>
      </defs>
      {!isTransparent && (
        <rect x={box.x} y={box.y} width={box.width} height={box.height} fill={colors('canvas')} />
      )}
      {ties.map((tie, index) => (
        <TieLine key={index} points={tie.points} color={colors(starterTone(tie.starter))} />
      ))}
      {scene.threads.map((thread) => (
        <PictureFrame
          key={thread.spec.name}
          thread={thread}
          starters={scene.starters.filter((each) => each.starts === thread.spec.name)}
          isStart={thread.spec.name === entrypoint}
          colors={colors}
        />
      ))}
      {groupFrames(scene, drawing.layout.groups ?? []).map(({ group, rect }) => (
        <g key={group.id}>
          <rect
            {...rect}
            rx={10}
            fill={colors('flow-soft')}
            fillOpacity={0.5}
            stroke={colors('line-strong')}
          />
          <text x={rect.x + 12} y={rect.y + 18} fontSize={12} fontWeight={600} fill={colors('text-2')}>
            {group.name}
          </text>
        </g>
      ))}
      {ties.map((tie, index) => {
        const tone = colors(starterTone(tie.starter));
        const end = tie.points[tie.points.length - 1]!;
        return (
          <g key={index}>
            <TieLine points={tie.inside} color={tone} />
            <circle cx={end.x} cy={end.y} r={4} fill={tone} stroke={colors('canvas')} strokeWidth={2} />
          </g>
        );
      })}
      {scene.threads.flatMap(({ edges }) =>
        edges.map((way) => (
          <path
            key={`${way.thread}/${way.node.name}/${way.index}`}
            d={roundedPath(way.route.points)}
            stroke={colors('edge')}
            strokeWidth={1.5}
            markerEnd="url(#head)"
          />
        )),
      )}
      {scene.threads.flatMap(({ cards }) =>
        cards.map((card) => (
          <PictureCard key={`${card.thread}/${card.node.name}`} card={card} colors={colors} />
        )),
      )}
      {scene.threads.flatMap(({ edges }) =>
        edges.map((way) => (
          <PictureLabel key={`${way.thread}/${way.node.name}/${way.index}`} way={way} colors={colors} />
        )),
      )}
      {scene.threads.map((thread) => (
        <PictureInterrupts key={thread.spec.name} thread={thread} colors={colors} />
      ))}
      {notes.map((note) => (
        <PictureNote key={note.id} note={note} colors={colors} />
      ))}
    </svg>
  );
}
