import { functionCatalogue } from '#shared/syntax/functions.ts';
import { parseTolerant } from '#shared/syntax/parse.ts';
import type { SyntaxNode } from '#shared/syntax/tree.ts';
import { walk } from '#shared/syntax/walk.ts';

const builtins: ReadonlySet<string> = new Set(functionCatalogue.map((entry) => entry.name));

const operators = ['+', '-', '*', '/', '%', '=', '!=', '<', '<=', '>', '>=', '&', 'and', 'or', 'in', '~>'];
const others = `name string number constant regex variable wildcard descendant parent placeholder missing negate step filter keep-array
  group sort bind focus index condition call lambda block array range object transform`;

/** Every kind of node of the syntax; kinds with an operator once for each. */
export const nodeKinds: readonly string[] = [
  ...others.split(/\s+/),
  ...operators.map((operator) => `binary ${operator}`),
  'default ?:',
  'default ??',
  'lambda with a signature',
];

/** What has to be met often enough: node kinds, and built-ins with their `$`. */
export const allKinds: readonly string[] = [...nodeKinds, ...Array.from(builtins, (name) => `$${name}`)];

/** The kinds of node and the built-ins of an expression, each once. */
export function kindsIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  walk(parseTolerant(text).tree.root, (node) => found.add(kindOf(node)));
  return found;
}

function kindOf(node: SyntaxNode): string {
  switch (node.type) {
    case 'binary':
    case 'default':
      return `${node.type} ${node.operator}`;
    case 'lambda':
      return node.signature === undefined ? 'lambda' : 'lambda with a signature';
    case 'variable':
      return builtins.has(node.name) ? `$${node.name}` : 'variable';
    default:
      return node.type;
  }
}
