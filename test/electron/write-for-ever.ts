/** Run as a process of its own by atomic-write.test.ts, which kills it: writes two files again and again. */
import { join } from 'node:path';
import { writeAtomically } from '../../electron/host/atomic-write.ts';

const folder = process.argv[2]!;
console.log('started');
for (let round = 0; ; round += 1) {
  const text = `${String(round % 10).repeat(200_000)}\n`;
  await writeAtomically([
    { path: join(folder, 'a.workflow.yaml'), text },
    { path: join(folder, 'b.layout.json'), text },
  ]);
}
