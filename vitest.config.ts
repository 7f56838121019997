// `npm test` runs everything that needs no Java; `npm run test:cluster` runs test/cluster/ only.
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { defineConfig } from 'vitest/config';

const isCluster = process.env.PADDOCK_TEST === 'cluster';

/** What takes longest begins first, so that at the end no worker waits for another. */
const LONG = ['e2e/gestures', 'e2e/a11y', 'e2e/keyboard-checkout', 'differential/recorded', 'e2e/killed-app'];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((name) => moduleId.endsWith(`test/${name}.test.ts`));
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    include: isCluster ? ['test/cluster/**/*.test.ts'] : ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['node_modules/**', ...(isCluster ? [] : ['test/cluster/**'])],
    globalSetup: isCluster ? ['test/cluster/setup.ts'] : [],
    testTimeout: isCluster ? 180_000 : 30_000,
    hookTimeout: isCluster ? 240_000 : 60_000,
    // What a page shows comes when a busy machine gets to it.
    expect: { poll: { timeout: 20_000 } },
    fileParallelism: !isCluster,
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
  },
});
