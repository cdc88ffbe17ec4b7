import { joinPath, splitPath } from '#shared/base/field-path.ts';
import { useProject } from '#renderer/state/project.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { targetFields } from '#shared/project/target-fields.ts';
import type { Block, Inline } from '#shared/spec/document.ts';

type TableBlock = Extract<Block, { readonly kind: 'table' }>;

/** The rows of the field mapping: what is chosen there is chosen in Map, Rules and Output too. */
export interface FieldRows {
  /** The dotted path of the field chosen, where this table has it. */
  readonly chosen: string | undefined;
  /** The dotted path of a row's field. */
  pathOf(row: readonly (readonly Inline[])[]): string | undefined;
  choose(path: string): void;
}

const prefix = 'field-mapping-';
const pathColumn = 1;

/** `undefined` for any other table. */
export function useFieldRows(block: TableBlock): FieldRows | undefined {
  const mapping = block.id.startsWith(prefix) ? block.id.slice(prefix.length) : undefined;
  const chosen = useSelection((state) => (mapping !== undefined && state.mapping === mapping ? state.target : undefined));
  if (mapping === undefined) return undefined;
  return {
    chosen: chosen === undefined ? undefined : dotted(chosen),
    pathOf(row) {
      const inline = row[pathColumn]?.[0];
      return inline !== undefined && 'code' in inline ? inline.code : undefined;
    },
    choose(path) {
      const fields = targetFields(useProject.getState().project, mapping);
      const target = fields.find((field) => dotted(field.target) === path)?.target ?? joinPath(path.split('.'));
      const { mapping: now, select } = useSelection.getState();
      select(now === mapping ? { target } : { mapping, target });
    },
  };
}

/** As the specification writes a path. */
function dotted(path: string): string {
  return path === '' ? '(whole output)' : (splitPath(path)?.join('.') ?? path);
}
