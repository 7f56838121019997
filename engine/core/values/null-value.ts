/** NULL: the VariableValue in which no arm is set (`{}` in JSON). */
import { create } from '@bufbuild/protobuf';
import { type VariableValue, VariableValueSchema } from '#api/gen/type_definition_pb.js';

/** A fresh NULL. */
export const nullValue = (): VariableValue => create(VariableValueSchema);

/** True for NULL and for an absent message. */
export const isNull = (value: VariableValue | undefined): boolean => value?.value.case === undefined;
