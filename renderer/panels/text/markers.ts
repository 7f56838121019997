/** Problems as Monaco's markers. */
import type { editor } from 'monaco-editor/editor/editor.api.js';
import type { Problem, Severity } from '#model/document/problem.ts';
import type { SourcePlaces } from '#model/text/source-places.ts';

/** monaco.MarkerSeverity, which must not be imported here: this file is tested without Monaco. */
const severities: Readonly<Record<Severity, number>> = { error: 8, warning: 4, info: 2 };

/** Markers of the problems that are in this file; a problem of a whole record is drawn under its first line. */
export function markersOf(
  problems: readonly Problem[],
  file: string,
  places: SourcePlaces | undefined,
): readonly editor.IMarkerData[] {
  return problems
    .filter(({ place }) => place.file === file && place.line !== undefined)
    .map(({ place, message, severity, code }) => {
      const line = place.line ?? 1;
      const column = place.column ?? 1;
      const range = places?.file === file ? places.at(place) : undefined;
      const isHere = range !== undefined && range.line === line;
      const endsHere = isHere && range.endLine === line;
      return {
        startLineNumber: line,
        startColumn: isHere ? range.column : column,
        endLineNumber: line,
        // Monaco cuts this at the end of the line.
        endColumn: endsHere ? Math.max(range.endColumn, range.column + 1) : 10_000,
        message,
        code,
        severity: severities[severity],
        source: 'Paddock',
      };
    });
}
