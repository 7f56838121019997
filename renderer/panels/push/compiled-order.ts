/** The drawing as it would be pushed, or the errors that keep it from being pushed. */
import { compileDefinitions } from '#model/compile/compile-definitions.ts';
import { compileWorkflow } from '#model/compile/compile-workflow.ts';
import type { Drawing } from '#model/document/drawing.ts';
import { mergedDefinitions } from '#model/document/merged-definitions.ts';
import type { PushOrder } from '#model/push/there.ts';

/** Undefined: it does not compile; the problems of the drawing say why. */
export function compiledOrder(drawing: Drawing): PushOrder | undefined {
  const { request } = compileWorkflow(drawing.workflow);
  const { requests } = compileDefinitions(mergedDefinitions(drawing));
  return request === undefined || requests === undefined ? undefined : { request, definitions: requests };
}
