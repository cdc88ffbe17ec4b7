import { functionCatalogue } from '#shared/syntax/functions.ts';
import { parseTolerant } from '#shared/syntax/parse.ts';
import type { SyntaxNode } from '#shared/syntax/tree.ts';
import { walk } from '#shared/syntax/walk.ts';
import type { Choice } from './choice.ts';

const operators = ['+', '-', '*', '/', '%', '=', '!=', '<', '<=', '>', '>=', '&', 'and', 'or', 'in', '~>', '?:', '??', '.', ','];
const names: readonly string[] = functionCatalogue.map((entry) => entry.name);

/** An expression with one to three nodes, operators or functions swapped; `donors` are expressions that nodes come from. */
export function mutateExpression(text: string, donors: readonly string[], choice: Choice): string {
  let mutated = text;
  for (let left = choice.whole(1, 3); left > 0; left -= 1)
    mutated = choice.from([
      () => swapNode(mutated, choice.chance(50) ? mutated : choice.of(donors), choice),
      () => swapNode(mutated, mutated, choice),
      () => swapOperator(mutated, choice),
      () => swapFunction(mutated, choice),
    ]);
  return mutated;
}

/** All nodes of a text, outer before inner; of a text that is no expression those that can be made out. */
export function nodesOf(text: string): readonly SyntaxNode[] {
  const nodes: SyntaxNode[] = [];
  walk(parseTolerant(text).tree.root, (node) => nodes.push(node));
  return nodes.filter((node) => node.end > node.start);
}

function swapNode(text: string, donor: string, choice: Choice): string {
  const [places, givers] = [nodesOf(text), nodesOf(donor)];
  if (places.length === 0 || givers.length === 0) return text;
  const [place, giver] = [choice.of(places), choice.of(givers)];
  const given = donor.slice(giver.start, giver.end);
  return text.slice(0, place.start) + (choice.chance(40) ? `(${given})` : given) + text.slice(place.end);
}

function swapOperator(text: string, choice: Choice): string {
  const known = parseTolerant(text).tree.tokens.filter((token) => token.kind === 'operator' && operators.includes(token.value));
  if (known.length === 0) return text;
  const place = choice.of(known);
  return `${text.slice(0, place.start)} ${choice.of(operators)} ${text.slice(place.end)}`;
}

function swapFunction(text: string, choice: Choice): string {
  const known = parseTolerant(text).tree.tokens.filter((token) => token.kind === 'variable' && names.includes(token.value));
  if (known.length === 0) return text;
  const place = choice.of(known);
  return `${text.slice(0, place.start)}$${choice.of(names)}${text.slice(place.end)}`;
}
