/** The near part of the scene as one moves over it. Changes when another part comes near, not with every step of a pan. */
import { useMemo } from 'react';
import { useStore, type ReactFlowState } from '@xyflow/react';
import { nodeId } from './record-id.ts';
import { nearScene, regionAround } from './near-scene.ts';
import type { Scene } from './scene.ts';
import { useDrag } from './use-scene.ts';

/** As text, so that it is the same while the region is. */
function regionText({ transform: [x, y, zoom], width, height }: ReactFlowState): string {
  const view = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
  const region = regionAround(view);
  return `${region.x} ${region.y} ${region.width} ${region.height}`;
}

/** The card from which a wire is being drawn has to stay known, also when one pans away from it. */
const wireFrom = ({ connection }: ReactFlowState): string | undefined =>
  connection.inProgress ? connection.fromNode.id : undefined;

/** @param selected ids, which can be dragged and so have to stay known */
export function useNearScene(scene: Scene | undefined, selected: ReadonlySet<string>): Scene | undefined {
  const text = useStore(regionText);
  const wire = useStore(wireFrom);
  const dragged = useDrag((state) => state.nodes);
  const region = useMemo(() => {
    const [x = 0, y = 0, width = 0, height = 0] = text.split(' ').map(Number);
    return { x, y, width, height };
  }, [text]);
  const names = Object.entries(dragged)
    .flatMap(([thread, nodes]) => Object.keys(nodes).map((node) => nodeId(thread, node)))
    .join('\n');
  const held = useMemo(
    () => new Set([...selected, ...(wire ? [wire] : []), ...names.split('\n').filter(Boolean)]),
    [selected, wire, names],
  );
  return useMemo(() => scene && nearScene(scene, region, held), [scene, region, held]);
}
