import type { Project } from '#shared/project/documents/document.ts';

export function projectName(project: Project): string {
  return Object.values(project.info)[0]?.name ?? 'Project';
}

/** A name of two sides in its two parts: `Orders to invoices` → `Orders`, `Invoices`. */
export function nameSides(name: string): readonly [string, string] | undefined {
  const found = /^(.+?)\s+(?:to|→|->)\s+(.+)$/.exec(name);
  return found?.[1] === undefined || found[2] === undefined ? undefined : [found[1], found[2]];
}
