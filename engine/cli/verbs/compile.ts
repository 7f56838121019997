/** `paddock compile`: the PutWfSpecRequest of a workflow as protobuf JSON, the same bytes at every call. */
import { wfSpecJson } from '#model/compile/canonical-json.ts';
import { compiled } from '../compiled.ts';
import { type Verb, text } from '../verb.ts';
import { writeWholeFile } from '../write-file.ts';

export const compile: Verb = {
  name: 'compile',
  usage: 'FILE [-o OUT]',
  summary: 'Writes the PutWfSpecRequest as protobuf JSON, as lhctl and the SDKs read it.',
  options: { output: { type: 'string', short: 'o' } },
  operands: { min: 1, max: 1 },
  async run({ operands, options, out }) {
    const result = compiled(operands[0]!, out);
    if (result === undefined) return 1;
    const json = wfSpecJson(result.request);
    const target = text(options.output);
    if (target !== undefined) writeWholeFile(target, json);
    if (target === undefined && !out.isJson) process.stdout.write(json);
    out.json({
      ok: true,
      problems: result.problems,
      ...(target === undefined ? { request: JSON.parse(json) as unknown } : { output: target }),
    });
    return 0;
  },
};
