// `npm test` runs everything that needs no Java but a long walk, which is `npm run test:walks`;
// `npm run test:cluster` runs test/cluster/ only.
import { defineConfig } from 'vitest/config';

const isCluster = process.env.PADDOCK_TEST === 'cluster';
const isWalks = process.env.PADDOCK_TEST === 'walks';
const walks = ['test/e2e/gestures.test.ts'];

export default defineConfig({
  test: {
    include: isCluster
      ? ['test/cluster/**/*.test.ts']
      : isWalks
        ? walks
        : ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['node_modules/**', ...(isCluster ? [] : ['test/cluster/**']), ...(isWalks ? [] : walks)],
    globalSetup: isCluster ? ['test/cluster/setup.ts'] : [],
    testTimeout: isCluster ? 180_000 : 30_000,
    hookTimeout: isCluster ? 240_000 : 60_000,
    // What a page shows comes when a busy machine gets to it.
    expect: { poll: { timeout: 20_000 } },
    fileParallelism: !isCluster,
    maxWorkers: 2,
  },
});
