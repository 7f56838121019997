/** `paddock.yaml`, read and written. */
import type { ProjectFile } from '../document/project.ts';
import type { Parsed } from './parse-result.ts';
import { noPlaces } from './source-places.ts';

export const parseProject = (text: string, file: string): Parsed & { project?: ProjectFile } => ({
  problems: [],
  places: noPlaces(file, text),
});
export const printProject = (_project: ProjectFile): string => '';
