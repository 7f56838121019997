/** How many problems there are, in the colour of the worst. */
import { useDocument } from '../store/document-store.ts';

export function ProblemCount() {
  const errors = useDocument((state) => state.problems.filter((each) => each.severity === 'error').length);
  const all = useDocument((state) => state.problems.length);
  if (all === 0) return null;
  return <span className={`count tone-${errors > 0 ? 'bad' : 'waiting'}`}>{all}</span>;
}
