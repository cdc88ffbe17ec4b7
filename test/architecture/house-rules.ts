/** A source file as the rules see it: its path from the root with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const longest = 400;
const bannedWords = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'manager',
  'managers',
  'service',
  'services',
  'misc',
  'common',
  'stuff',
]);
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const pascal = /^[A-Z][A-Za-z0-9]*$/;

interface TextRule {
  readonly fault: string;
  readonly pattern: RegExp;
}

const textRules: readonly TextRule[] = [
  { fault: 'exports everything of another file', pattern: /^export \*/m },
  { fault: 'imports by a path that climbs twice', pattern: /(from|import|import\() ?'\.\.\/\.\.\/(?!(\.\.\/)*package\.json')/ },
  {
    fault: 'imports an own file without its extension',
    pattern: /(?:from|import\(?) ?'(?:\.\/|#(?:shared|electron|renderer|test|scripts)\/)(?:[^'\n]*\/)?[^'./\n]+'/,
  },
  { fault: 'silences the type checker', pattern: /@ts-(ignore|nocheck)|@ts-expect-error(?! --? ?\w)/ },
  { fault: 'silences the linter without a reason', pattern: /(oxlint|eslint)-disable(?!.* -- \w)/ },
  { fault: 'leaves work for later', pattern: /\b(TODO|FIXME|XXX)\b/ },
];

/** What the house's rules on names, size and text find wrong: one line a fault, `path: fault`. */
export function houseFaults(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) =>
    [...nameFaults(file.path), ...sizeFaults(file), ...textFaults(file)].map((fault) => `${file.path}: ${fault}`),
  );
}

function nameFaults(path: string): readonly string[] {
  const parts = path.split('/');
  const file = parts.at(-1) ?? '';
  const [name = '', ...rest] = file.split('.');
  const faults: string[] = [];
  if (name === 'index' && rest.at(-1) !== 'html') faults.push('is an index');
  const words = [
    ...parts.slice(0, -1).map((folder) => folder.split('-').at(-1) ?? ''),
    (name.split(/-|(?=[A-Z])/).at(-1) ?? '').toLowerCase(),
  ];
  for (const word of words.filter((one) => bannedWords.has(one))) faults.push(`is called "${word}", which says nothing`);
  for (const folder of parts.slice(0, -1).filter((one) => !kebab.test(one)))
    faults.push(`is in a folder that is not kebab-case, "${folder}"`);
  if (!nameFits(name, rest)) faults.push(rest.at(-1) === 'tsx' ? 'is not PascalCase' : 'is not kebab-case');
  return faults;
}

/** A component is PascalCase.tsx, its test and its stylesheet may share its name; everything else is kebab-case. */
function nameFits(name: string, rest: readonly string[]): boolean {
  const kind = rest.at(-1);
  const isTest = rest.length > 1 || kind === 'css';
  if (kind === 'tsx' && !isTest) return pascal.test(name) || name === 'main';
  return kebab.test(name) || (isTest && pascal.test(name));
}

function sizeFaults({ text }: SourceFile): readonly string[] {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return lines > longest ? [`has ${lines} lines, more than ${longest}`] : [];
}

function textFaults({ text }: SourceFile): readonly string[] {
  return textRules.filter((rule) => rule.pattern.test(text)).map((rule) => rule.fault);
}
