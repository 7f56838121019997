/** The top of the inspector: what is looked at, in icon, name and words. */
import type { ReactNode } from 'react';
import type { TablerIcon } from '@tabler/icons-react';
import type { Tone } from '../../ui/tone.ts';

export function InspectorHead(props: {
  icon: TablerIcon;
  tone: Tone;
  title: string;
  words: string;
  children?: ReactNode;
}) {
  return (
    <div className="inspector-head">
      <span className={`kind-tile tone-${props.tone}`}>
        <props.icon size={18} stroke={1.8} />
      </span>
      <span className="inspector-title">
        <b title={props.title}>{props.title}</b>
        <span>{props.words}</span>
      </span>
      {props.children}
    </div>
  );
}
