/** JSON Schema of the workflow file, for completion and squiggles in the editor. */
import type { JsonObject } from '@bufbuild/protobuf';

export const workflowSchema: JsonObject = {};
