// Who may import whom. Each rule is one row of the table in README.md; type-only imports count.
const room = (name, from, mayReach) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: '^(electron|renderer|engine|templates|test)/', pathNot: mayReach },
});
module.exports = {
  forbidden: [
    room('model-imports-only-model-and-api', '^engine/model/', '^engine/(model|api)/'),
    room('core-imports-only-core-model-and-api', '^engine/core/', '^engine/(core|model|api)/'),
    room('storage-imports-core-and-model', '^engine/storage/', '^engine/(storage|core|model|api)/'),
    room('server-imports-core-model-storage', '^engine/server/', '^engine/(server|storage|core|model|api)/'),
    room('simulate-imports-core-and-model', '^engine/simulate/', '^engine/(simulate|core|model|api)/'),
    room('cli-stays-in-engine', '^engine/cli/', '^engine/|^electron/serve\\.ts$'),
    room('api-imports-nothing', '^engine/api/', '^engine/api/'),
    room(
      'renderer-imports-model-and-bridge',
      '^renderer/',
      '^renderer/|^engine/(model|api)/|^electron/bridge/',
    ),
    room('bridge-imports-model-only', '^electron/bridge/', '^electron/bridge/|^engine/(model|api)/'),
    {
      name: 'host-reaches-engine-only-through-its-process',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^engine/(core|storage|server)/' },
    },
    { name: 'nobody-imports-tests', severity: 'error', from: { pathNot: '^test/' }, to: { path: '^test/' } },
    {
      name: 'electron-binary-only-in-shell',
      severity: 'error',
      from: { pathNot: '^electron/(main|window|menu|preload|shell-[a-z-]+)\\.ts$' },
      to: { path: '^electron$|node_modules/electron/' },
    },
    {
      name: 'pure-rooms-use-no-node-modules-of-the-machine',
      severity: 'error',
      from: { path: '^engine/(model|core)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|test/output)/|engine/api/gen' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
