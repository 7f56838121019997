/**
 * What is known about a value's type before anything runs. `unknown` passes every check at PutWfSpec (littlehorse.md
 * §4.6); `void` is the output of a node that gives none, which the server also lets pass.
 */
import type { TypeDefinition } from '#api/gen/type_definition_pb.js';

export type StaticType = TypeDefinition | 'unknown' | 'void';
