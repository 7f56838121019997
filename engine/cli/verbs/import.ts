/** `paddock import`: a WfSpec or PutWfSpecRequest in protobuf JSON becomes a workflow file. */
import { importWfSpec } from '#model/import/import-wf-spec.ts';
import { printWorkflow } from '#model/text/print-workflow.ts';
import { hasErrors, printProblems, problemLine } from '../problem-lines.ts';
import { inFile, readJson } from '../read-json.ts';
import { type Verb, text } from '../verb.ts';
import { writeWholeFile } from '../write-file.ts';

export const importVerb: Verb = {
  name: 'import',
  usage: 'WFSPEC.json [-o OUT]',
  summary: 'Reads a WfSpec or PutWfSpecRequest in protobuf JSON and writes a workflow file.',
  options: { output: { type: 'string', short: 'o' } },
  operands: { min: 1, max: 1 },
  async run({ operands, options, out }) {
    const file = operands[0]!;
    const read = readJson(file);
    const imported = 'problem' in read ? { problems: [read.problem] } : importWfSpec(read.json);
    const problems = inFile(imported.problems, file);
    const document = 'document' in imported ? imported.document : undefined;
    if (document === undefined || hasErrors(problems)) {
      printProblems(problems, out);
      out.json({ ok: false, problems: problems });
      return 1;
    }
    // Beside the workflow, which may go to standard output.
    for (const problem of problems) out.error(problemLine(problem));
    const workflow = printWorkflow(document);
    const target = text(options.output);
    if (target !== undefined) writeWholeFile(target, workflow);
    if (target === undefined && !out.isJson) process.stdout.write(workflow);
    out.json({
      ok: true,
      problems: problems,
      ...(target === undefined ? { workflow } : { output: target }),
    });
    return 0;
  },
};
