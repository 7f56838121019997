/** Which values go into which types without a cast (littlehorse.md §4.6). */
import type { TypeDefinition } from '#api/gen/type_definition_pb.js';
import type { StaticType } from './static-type.ts';

export const isStaticallyAssignable = (_from: StaticType, _to: TypeDefinition): boolean => true;
