/** A form of what a drag has just taken comes when it is let go; a form that is there already stays. */
import { useState } from 'react';
import { useHand } from '../../canvas/hand.ts';

/** Whether what asks may draw its form. For as long as it stands in the page it never takes that back. */
export function useIsLetGo(): boolean {
  const holds = useHand((state) => state.holds);
  const [isLetGo, setLetGo] = useState(!holds);
  if (!isLetGo && !holds) setLetGo(true);
  return isLetGo || !holds;
}
