/** `*.layout.json`, read and written. */
import type { LayoutDocument } from '../document/layout.ts';
import type { Parsed } from './parse-result.ts';
import { noPlaces } from './source-places.ts';

export const parseLayout = (text: string, file: string): Parsed & { layout?: LayoutDocument } => ({
  problems: [],
  places: noPlaces(file, text),
});
export const printLayout = (_layout: LayoutDocument): string => '';
