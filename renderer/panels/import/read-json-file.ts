/** A file that somebody chose, dropped or pasted to a workflow, or sentences why it is none. */
import type { JsonValue } from '@bufbuild/protobuf';
import { noDefinitions } from '#model/document/definitions.ts';
import { err, ok, type Result } from '#model/result.ts';
import { definitionsOf } from '#model/commands/definition-lists.ts';
import { mergeConflict } from '#model/text/merge-conflict.ts';
import { parseWorkflow } from '#model/text/parse-workflow.ts';
import { definitionsNamedIn } from '#model/uses/named-definitions.ts';
import { readWfSpec, type Imported, type Unreadable } from './imported.ts';

/** A WfSpec of 5,000 nodes has 4 MB. */
const LARGEST_BYTES = 32 * 1024 * 1024;

export async function readJsonFile(file: File): Promise<Result<Imported, Unreadable>> {
  if (file.size > LARGEST_BYTES)
    return err([`${file.name} has ${Math.round(file.size / 1e6)} MB; a WfSpec of up to 32 MB can be read.`]);
  try {
    const bytes = await file.arrayBuffer();
    return importText(new TextDecoder('utf-8', { fatal: true }).decode(bytes), file.name);
  } catch (error) {
    return err([
      error instanceof TypeError
        ? `${file.name} is not UTF-8 text, so it is no JSON.`
        : `${file.name} can't be read. Is it still there, and is it a file?`,
    ]);
  }
}

/** A workflow file of ours that stands alone: its definitions come from its own, the others are missing. */
function importYaml(text: string, file: string): Result<Imported, Unreadable> {
  const { document, problems } = parseWorkflow(text, file);
  if (document === undefined)
    return err(
      problems.map(({ message, place }) =>
        place.line === undefined ? `${file}: ${message}` : `${file}, line ${place.line}: ${message}`,
      ),
    );
  const { definitions = noDefinitions, ...workflow } = document;
  const missing = definitionsNamedIn(workflow).filter(
    ({ kind, name }) => !definitionsOf(definitions, kind).some((each) => each.name === name),
  );
  return ok({ workflow, definitions, problems: [], missing, from: file });
}

export function importText(text: string, file: string): Result<Imported, Unreadable> {
  if (/\.workflow\.ya?ml$/i.test(file)) return importYaml(text, file);
  const json = readJson(text, file);
  if (!json.ok) return json;
  const read = readWfSpec(json.value);
  if (!read.ok) return read;
  const missing = definitionsNamedIn(read.value.workflow);
  return ok({ ...read.value, definitions: noDefinitions, missing, from: file });
}

const wanted = 'Give a WfSpec or a PutWfSpecRequest in protobuf JSON, as lhctl and the SDKs write it.';

function readJson(text: string, file: string): Result<JsonValue, Unreadable> {
  const conflict = mergeConflict(text);
  if (conflict !== undefined) return err([`${file}: ${conflict.message}`]);
  if (/\.ya?ml$/i.test(file))
    return err([
      `${file} is YAML. ${wanted} Of Paddock's own files a *.workflow.yaml can be imported; a project is opened as a folder.`,
    ]);
  if (text.trim() === '') return err([`${file} is empty. ${wanted}`]);
  let json: JsonValue;
  try {
    json = JSON.parse(text) as JsonValue;
  } catch (error) {
    return err([`${file} is not JSON${placeOf(error, text)}. ${wanted}`]);
  }
  const isObject = json !== null && typeof json === 'object' && !Array.isArray(json);
  return isObject ? ok(json) : err([`${file} holds no object. ${wanted}`]);
}

/** The engines of browsers say a position, or a line, or neither. */
function placeOf(error: unknown, text: string): string {
  const said = error instanceof Error ? error.message : '';
  const line = /line (\d+)/.exec(said)?.[1];
  if (line !== undefined) return `: line ${line} can't be read`;
  const position = /position (\d+)/.exec(said)?.[1];
  if (position !== undefined)
    return `: line ${text.slice(0, Number(position)).split('\n').length} can't be read`;
  return /end of (JSON|data)/i.test(said) ? ': it ends in the middle' : '';
}
