type Yaml = string | undefined | readonly Yaml[] | { readonly [key: string]: Yaml };

/** A small tree of texts as YAML; `undefined` parts are left out. Texts that YAML would read otherwise are quoted. */
export function yamlText(value: Yaml): string {
  return lines(value, 0).join('\n');
}

function lines(value: Yaml, indent: number): string[] {
  const pad = ' '.repeat(indent);
  if (value === undefined) return [];
  if (typeof value === 'string') return [pad + scalar(value)];
  if (isList(value)) {
    return value.flatMap((item) => {
      const [first, ...rest] = lines(item, indent + 2);
      return first === undefined ? [] : [`${pad}- ${first.trimStart()}`, ...rest];
    });
  }
  return Object.entries(value).flatMap(([key, part]) => {
    if (part === undefined || (isList(part) && part.length === 0)) return [];
    if (typeof part === 'string') return [`${pad}${key}: ${scalar(part)}`];
    return [`${pad}${key}:`, ...lines(part, indent + 2)];
  });
}

function scalar(text: string): string {
  const plain = /^[A-Za-z_/][\w./:@+ -]*$/.test(text) && !/: |\s$|:$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return plain || /^\d+\/\w+$/.test(text) ? text : JSON.stringify(text);
}

function isList(value: Yaml): value is readonly Yaml[] {
  return Array.isArray(value);
}
