// The arrows of the house, for dependency-cruiser. arrows.test.ts sees each rule fire on a planted breach.
const floors = [
  ['base'],
  ['records'],
  ['schema'],
  ['syntax', 'formats', 'lookup'],
  ['schema-readers', 'engine', 'language', 'translate'],
  ['mapping', 'quality', 'policy'],
  ['matching', 'graph', 'pipeline', 'trace'],
  ['scenarios'],
  ['project'],
  ['spec', 'handoff'],
  ['rpc'],
];

const ours = '^(shared|electron|renderer|test|scripts)/';

/** Code under `from` may import, of our own code, only what `seen` matches. */
const allowOnly = (name, from, seen) => ({ name, severity: 'error', from: { path: from }, to: { path: ours, pathNot: seen } });

const inFloors = floors.flatMap((floor, height) =>
  floor.map((name) => allowOnly(`floor-${name}`, `^shared/${name}/`, `^shared/(${[name, ...floors.slice(0, height).flat()].join('|')})/`)),
);

module.exports = {
  forbidden: [
    ...inFloors,
    {
      name: 'every-file-has-a-floor',
      severity: 'error',
      from: { path: `^shared/(?!(${floors.flat().join('|')})/)|^electron/(?!(backend|desktop|web|cli)/)|^renderer/[^/]+\\.(ts|tsx)$` },
      to: {},
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^electron$' } },
    { name: 'no-node-outside-electron', severity: 'error', from: { path: '^(shared|renderer)/' }, to: { dependencyTypes: ['core'] } },
    {
      name: 'only-desktop-knows-electron',
      severity: 'error',
      from: { path: ours, pathNot: '^electron/desktop/|^test/' },
      to: { path: '^electron$|node_modules/electron/' },
    },
    // Types may come from anywhere in shared; code only from what the page may hold. The bundle test sees what comes in by a detour.
    {
      name: 'renderer-carries-no-engine',
      severity: 'error',
      from: { path: '^renderer/' },
      to: {
        path: '^shared/|node_modules/jsonata/',
        pathNot:
          '^shared/((base|records|schema|syntax|language|translate|mapping|graph|lookup|matching|policy|project|spec/sections|rpc)/|spec/section-(list|values)[.]ts$)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'the-reference-is-an-oracle-of-tests',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/' },
      to: { path: 'node_modules/jsonata/' },
    },
    allowOnly('backend-knows-no-host', '^electron/backend/', '^(shared|electron/backend)/'),
    allowOnly('hosts-do-not-mix', '^electron/(desktop|web|cli)/', '^(shared|electron/backend|electron/$1)/'),
    allowOnly('preload-is-thin', '^electron/desktop/preload/', '^(shared/(base|rpc)|electron/desktop/preload)/'),
    allowOnly('renderer-speaks-rpc', '^renderer/', '^(shared|renderer)/'),
    allowOnly('kit-knows-no-product', '^renderer/kit/', '^renderer/kit/'),
    allowOnly('client-is-thin', '^renderer/rpc/', '^(shared/(base|rpc)|renderer/rpc)/'),
    allowOnly('state-knows-no-view', '^renderer/state/', '^(shared|renderer/(rpc|state))/'),
    allowOnly('parts-know-no-feature', '^renderer/parts/', '^(shared|renderer/(parts|kit))/'),
    allowOnly('features-do-not-mix', '^renderer/(?!app/|kit/|parts/|rpc/|state/)([^/]+)/', '^(shared|renderer/(state|parts|kit|$1))/'),
    { name: 'nothing-imports-tests', severity: 'error', from: { path: '^(shared|electron|renderer)/' }, to: { path: '^(test|scripts)/' } },
  ],
  options: {
    tsPreCompilationDeps: true,
    parser: 'swc',
    tsConfig: { fileName: 'scripts/tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
