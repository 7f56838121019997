// `npm test` runs everything that needs no Java but the one long walk by keys, which is `npm run test:keyboard`;
// `npm run test:cluster` runs test/cluster/ only.
import { defineConfig } from 'vitest/config';

const isCluster = process.env.PADDOCK_TEST === 'cluster';
const isKeyboard = process.env.PADDOCK_TEST === 'keyboard';
const keyboard = 'test/e2e/keyboard-checkout.test.ts';

export default defineConfig({
  test: {
    include: isCluster
      ? ['test/cluster/**/*.test.ts']
      : isKeyboard
        ? [keyboard]
        : ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: [
      'node_modules/**',
      ...(isCluster ? [] : ['test/cluster/**']),
      ...(isKeyboard ? [] : [keyboard]),
    ],
    globalSetup: isCluster ? ['test/cluster/setup.ts'] : [],
    testTimeout: isCluster ? 180_000 : 30_000,
    hookTimeout: isCluster ? 240_000 : 60_000,
    // What a page shows comes when a busy machine gets to it.
    expect: { poll: { timeout: 20_000 } },
    fileParallelism: !isCluster,
    maxWorkers: 2,
  },
});
