/** A node in an exported picture: the card of the canvas as plain shapes, with what hangs from it. */
import { CARD } from '../../canvas/geometry.ts';
import type { LinePart } from '../../canvas/nodes/kind-view.ts';
import { nopLine, nopRoleIcons } from '../../canvas/nodes/nop-role.ts';
import { viewOf } from '../../canvas/nodes/registry.ts';
import type { SceneCard } from '../../canvas/scene.ts';
import { wordsOfStub } from '../../canvas/stub-view.tsx';
import { stubsOf } from '../../canvas/stubs.ts';
import { fitted, MONO, widthOf, type Font } from './fit-text.ts';
import type { Colors } from './theme-colors.ts';

const NAME: Font = { size: 13, weight: 600 };
const LINE: Font = { size: 12 };
const CODE: Font = { size: 11.5, mono: true };
const TEXT_X = 58;
const ROOM = CARD.width - TEXT_X - 12;

function Line({ parts, colors }: { parts: readonly LinePart[]; colors: Colors }) {
  let left = ROOM;
  const spans = parts.flatMap((part, index) => {
    const [text, font] = typeof part === 'string' ? [part, LINE] : [part.code, CODE];
    const shown = left > 8 ? fitted(text, font, left) : '';
    left = shown === text ? left - widthOf(text, font) : 0;
    if (shown === '') return [];
    return [
      <tspan key={index} fontFamily={font.mono ? MONO : undefined} fontSize={font.size}>
        {shown}
      </tspan>,
    ];
  });
  return (
    <text x={TEXT_X} y={45} fontSize={12} fill={colors('text-2')} xmlSpace="preserve">
      {spans}
    </text>
  );
}

function Stubs({ card, colors }: { card: SceneCard; colors: Colors }) {
  return stubsOf(card.node, card.direction).map((hung, index) => {
    const { icon: Icon, tone, text } = wordsOfStub(hung.stub);
    const font: Font = { size: 11, weight: 550 };
    const { box, end } = hung;
    const isBelow = card.direction === 'right';
    const label = fitted(text, font, box.width - 36);
    const width = widthOf(label, font) + 30;
    // Below the card in the middle of its room; beside it at the far end, with a line that leads there.
    const x = isBelow ? end.x - width / 2 : box.x + box.width - width;
    const y = isBelow ? box.y + 8 : end.y - 10;
    return (
      <g key={index}>
        <path
          d={isBelow ? `M${end.x} ${box.y}v8` : `M${box.x} ${end.y}H${x}`}
          stroke={colors('line-strong')}
          strokeWidth={1.5}
          strokeDasharray={hung.stub.kind === 'trigger' ? undefined : '3 2'}
        />
        <rect
          x={x}
          y={y}
          width={width}
          height={20}
          rx={10}
          fill={colors('surface')}
          stroke={colors(tone)}
          strokeOpacity={0.35}
        />
        <Icon x={x + 6} y={y + 4} size={12} stroke={2} color={colors(tone)} />
        <text x={x + 21} y={y + 14} fontSize={11} fontWeight={550} fill={colors(tone)}>
          {label}
        </text>
      </g>
    );
  });
}

export function PictureCard({ card, colors }: { card: SceneCard; colors: Colors }) {
  const { node, role, at } = card;
  const view = viewOf(node.kind);
  const tone = view.tone(node);
  const Icon = role ? nopRoleIcons[role.kind] : view.icon;
  const size = role ? 17 : 20;
  return (
    <g transform={`translate(${at.x} ${at.y})`}>
      <rect
        width={CARD.width}
        height={CARD.height}
        rx={8}
        fill={colors('surface')}
        stroke={colors('line-strong')}
      />
      {role ? (
        <rect
          x={15}
          y={18}
          width={28}
          height={28}
          rx={5}
          transform="rotate(45 29 32)"
          fill={colors(`${tone}-soft`)}
          stroke={colors(tone)}
          strokeOpacity={0.55}
          strokeWidth={1.5}
        />
      ) : (
        <rect x={10} y={13} width={38} height={38} rx={8} fill={colors(`${tone}-soft`)} />
      )}
      <Icon x={29 - size / 2} y={32 - size / 2} size={size} stroke={1.8} color={colors(tone)} />
      <text x={TEXT_X} y={28} fontSize={13} fontWeight={600} fill={colors('text')}>
        {fitted(node.name, NAME, ROOM)}
      </text>
      <Line parts={role ? nopLine(node, role) : view.line(node)} colors={colors} />
      <Stubs card={card} colors={colors} />
    </g>
  );
}
