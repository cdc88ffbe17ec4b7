import { describe, expect, it } from 'vitest';
import { joinPath } from '#shared/base/field-path.ts';
import { buildRuleGraph } from '#shared/graph/build-rule-graph.ts';
import type { GraphSource, RuleGraph } from '#shared/graph/rule-graph.ts';
import { parse } from '#shared/syntax/parse.ts';
import { readReferences } from '#shared/syntax/references.ts';
import { readSuite, suitePresent } from '../syntax/suite.ts';

const tables = [
  { name: 'tax_codes', key: 'rate' },
  { name: 'erp_accounts', key: 'shop_id' },
];

function graphOf(text: string): RuleGraph {
  const tree = parse(text);
  if (!tree.ok) throw new Error(tree.error.message);
  return buildRuleGraph(tree.value, { rule: 'R-1', tables, indexes: ['i'] });
}

function sourceText(source: GraphSource): string {
  if (source.kind === 'node') return source.id.replace('R-1:', '');
  if (source.kind === 'table') return `table ${source.name}`;
  const start = source.root === 'context' ? '' : source.root === 'root' ? '$$' : `$${source.root.variable}`;
  return [start, source.path].filter((part) => part !== '').join('.');
}

/** A graph in short: `kind title | text` of each node, and `from → to (kind)` of each link. */
function shown(text: string): { readonly nodes: readonly string[]; readonly links: readonly string[] } {
  const graph = graphOf(text);
  const nodes = graph.nodes.map(
    (node) =>
      `${node.id.replace('R-1:', '')}: ${node.icon}${node.pill ? ' pill' : ''} ${node.title}${node.text === '' ? '' : ` | ${node.text}`}`,
  );
  const links = graph.links.map(({ from, to, kind }) => {
    const node = to.kind === 'node' ? graph.nodes.find(({ id }) => id === to.id) : undefined;
    const end = to.kind === 'node' ? `${to.id.replace('R-1:', '')}.${node?.inputs[to.input]?.label ?? ''}` : 'target';
    return `${sourceText(from)} → ${end} (${kind})`;
  });
  return { nodes, links };
}

describe('buildRuleGraph', () => {
  it('draws a path as a link alone', () => {
    expect(shown('customer.email')).toEqual({ nodes: [], links: ['customer.email → target (direct)'] });
    expect(shown('$$.currency')).toEqual({ nodes: [], links: ['$$.currency → target (direct)'] });
    expect(shown('$line.tax_lines[0].rate')).toEqual({ nodes: [], links: ['$line.tax_lines.rate → target (direct)'] });
  });

  it('draws the rules of the map picture', () => {
    expect(
      shown(
        '/* VAT code per order line; exempt lines get Z0 */\n(\n  $rate := $string(tax_lines[0].rate);\n  $not(taxable) ? "Z0"\n    : $lookup($tax_codes, $rate)\n)',
      ),
    ).toEqual({
      nodes: ['root: split If not taxable | "Z0" : lookup', 'else: table-2 Lookup | tax_codes[rate]'],
      links: [
        'root → target (condition)',
        'taxable → root.taxable (condition)',
        'else → root.else (condition)',
        'tax_lines.rate → else.key (computed)',
        'table tax_codes → else.object (computed)',
      ],
    });
    expect(shown('$lookup($erp_accounts, $string(customer.id))')).toEqual({
      nodes: ['root: table-2 Lookup | erp_accounts[shop_id]'],
      links: ['root → target (computed)', 'customer.id → root.key (computed)', 'table erp_accounts → root.object (computed)'],
    });
    expect(shown('customer.first_name & " " & customer.last_name')).toEqual({
      nodes: ['root: square-function Concatenate | first & " " & last'],
      links: [
        'root → target (computed)',
        'customer.first_name → root.first_name (computed)',
        'customer.last_name → root.last_name (computed)',
      ],
    });
    expect(shown('financial_status = "paid" ? "PREPAID" : "NET30"')).toEqual({
      nodes: ['root: split If paid | "PREPAID" : "NET30"'],
      links: ['root → target (condition)', 'financial_status → root.financial_status (condition)'],
    });
    expect(shown('$number(price) * quantity')).toEqual({
      nodes: ['root: square-function Multiply | price * quantity'],
      links: ['root → target (computed)', 'price → root.price (computed)', 'quantity → root.quantity (computed)'],
    });
    expect(shown('$number(price)')).toEqual({
      nodes: ['root: square-function pill $number'],
      links: ['root → target (computed)', 'price → root.value (computed)'],
    });
    expect(shown('"WEB"')).toEqual({ nodes: ['root: pin pill "WEB"'], links: ['root → target (constant)'] });
    expect(shown('$i + 1')).toEqual({ nodes: ['root: hash pill index'], links: ['root → target (computed)'] });
    expect(shown('country = "DE" ? "1" : country = "FR" ? "2" : country = "IT" ? fallback : "4"')).toEqual({
      nodes: ['root: list-tree Switch | 3 cases on country'],
      links: ['root → target (condition)', 'country → root.country (condition)', 'fallback → root.case 3 (condition)'],
    });
    expect(shown('$sum(line_items.price)')).toEqual({
      nodes: ['root: sigma Sum | line_items.price'],
      links: ['root → target (computed)', 'line_items.price → root.array (computed)'],
    });
    expect(shown('line_items[quantity > 0]')).toEqual({
      nodes: ['root: list-filter Filter | quantity > 0'],
      links: ['root → target (computed)', 'line_items → root.line_items (computed)', 'line_items.quantity → root.quantity (computed)'],
    });
    expect(shown('$fromMillis($toMillis(created_at), "[D01].[M01].[Y0001]")')).toEqual({
      nodes: ['root: calendar Date | DD.MM.YYYY'],
      links: ['root → target (computed)', 'created_at → root.millis (computed)'],
    });
  });

  it('chains nodes, and counts their distance from the target', () => {
    const text = '$uppercase($substring(name, 0, 3)) & "-" & $round(total / count, 2)';
    expect(shown(text)).toEqual({
      nodes: [
        'root: square-function Concatenate | uppercase(substring(name)) & "-" & round(total / count)',
        '0: square-function Uppercase | substring(name)',
        '2: square-function Round | total / count, 2',
        '0.0: square-function Substring | name, 0, 3',
        '2.0: square-function Divide | total / count',
      ],
      links: [
        'root → target (computed)',
        '0 → root.uppercase(substring(name)) (computed)',
        '2 → root.round(total / count) (computed)',
        '0.0 → 0.text (computed)',
        '2.0 → 2.number (computed)',
        'name → 0.0.text (computed)',
        'total → 2.0.total (computed)',
        'count → 2.0.count (computed)',
      ],
    });
    expect(graphOf(text).nodes.map((node) => node.depth)).toEqual([1, 2, 2, 3, 3]);
  });

  it('draws what has no shape as one node with all that it reads', () => {
    expect(shown('name ~> $trim() ~> $uppercase')).toEqual({
      nodes: ['root: square-function Uppercase | trim(name)', '0: square-function Trim | name'],
      links: ['root → target (computed)', '0 → root.text (computed)', 'name → 0.text (computed)'],
    });
    expect(shown('($unused := customer.id; name)')).toEqual({
      nodes: ['root: braces JSONata | 1 line'],
      links: ['root → target (computed)', 'customer.id → root.id (computed)', 'name → root.name (computed)'],
    });
    expect(shown('$lookup(customer, "name")')).toEqual({ nodes: [], links: ['customer.name → target (direct)'] });
    expect(shown('a ?? "none"')).toEqual({
      nodes: ['root: split Default | a ?? "none"'],
      links: ['root → target (condition)', 'a → root.value (condition)'],
    });
  });

  it.each<[string, readonly string[]]>([
    ['line_items.{"sku": sku, "n": $i}', ['root: repeat Map | sku, n', 'index: hash pill index']],
    ['[a, $trim(b), 1]', ['root: brackets Array | a, trim(b), 1', '1: square-function Trim | b']],
    ['[1..$count(lines)]', ['root: brackets Range | 1 to count(lines)', '0.to: sigma Count | lines']],
    ['{"id": id, "net": price * 2}', ['root: table-properties Object | id, net', '1: square-function Multiply | price * 2']],
    ['lines^(>price, sku)', ['root: arrow-down-wide-narrow Sort | price descending, sku']],
    ['lines{sku: $sum(q)}', ['root: group Group | sku']],
    ['$map(lines, function($l) { $l.sku })[0]', ['root: list-filter Item | 0', 'of: square-function Map | lines, sku']],
    ['$filter(lines, function($l) { $l.q > 1 }).sku', ['root: repeat Map | sku', 'of: list-filter Filter | q > 1']],
    ['lines ~> $own', ['root: square-function $own | lines']],
    ['**.sku', ['root: route Path | **.sku']],
    ['$f(a)', ['root: square-function $f | a']],
    ['$substring(?, 0, 2)', ['root: square-function $substring, partly filled | ?, 0, 2']],
    [
      '($tax := function($net) { $net * rate }; $tax(price) & "%")',
      [
        'root: square-function Concatenate | tax(price) & "%"',
        '0: square-function $tax | price',
        '$tax: square-function Function | $net → net * rate',
      ],
    ],
    ['lines@$l.orders[id = $l.id]', ['root: braces JSONata | 1 line']],
  ])('draws %s', (text, nodes) => {
    expect(shown(text).nodes).toEqual(nodes);
  });

  it('keeps the name and the note of a node', () => {
    const graph = graphOf('($net := /* per piece */ price * 2; $net & $net)');
    expect(graph.nodes.map(({ title, name, note }) => ({ title, name, note }))).toEqual([
      { title: 'Concatenate', name: undefined, note: undefined },
      { title: 'Multiply', name: 'net', note: 'per piece' },
    ]);
  });

  it('keeps ids while other parts are edited', () => {
    const before = graphOf('$uppercase(a) & $lowercase(b)');
    const after = graphOf('/* new */ $trim($uppercase(a)) & $lowercase(b)');
    const id = (graph: RuleGraph, title: string): string | undefined => graph.nodes.find((node) => node.title === title)?.id;
    expect(id(after, 'Lowercase')).toBe(id(before, 'Lowercase'));
    expect(id(after, 'Lowercase')).toBe('R-1:1');
  });

  it.skipIf(!suitePresent)('links every field that an expression of the suite reads', () => {
    let fields = 0;
    const missing: unknown[] = [];
    for (const { expr } of readSuite()) {
      const tree = parse(expr);
      if (!tree.ok) continue;
      const graph = buildRuleGraph(tree.value, { rule: 'R-1' });
      const linked = new Set(graph.links.map(({ from }) => sourceText(from)));
      for (const { root, names } of readReferences(tree.value).paths) {
        if (names.length === 0) continue;
        fields += 1;
        const path = sourceText({ kind: 'field', root, path: joinPath(names) });
        if (!linked.has(path)) missing.push({ expr, path, linked: [...linked] });
      }
      expect(new Set(graph.nodes.map(({ id }) => id)).size).toBe(graph.nodes.length);
      for (const { from } of graph.links) if (from.kind === 'node') expect(graph.nodes.some(({ id }) => id === from.id)).toBe(true);
    }
    console.log(`graph: ${fields} reads of the suite, ${missing.length} without a link`);
    expect(missing).toEqual([]);
  });
});
