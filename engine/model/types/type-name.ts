/** Types as sentences name them. */
import { printType } from '../expression/from-wire.ts';
import { isNull, isOpen, type StaticType } from './static-type.ts';

export const typeName = (type: StaticType): string => {
  if (isOpen(type)) return type === 'void' ? 'no output' : 'unknown type';
  return isNull(type) ? 'NULL' : printType(type);
};
