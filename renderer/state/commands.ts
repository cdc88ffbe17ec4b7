import { useEffect } from 'react';
import { create } from 'zustand';
import type { Keys } from './keys.ts';
import type { WorkspaceName } from './workspace.ts';
import { isSingleKey, matchesKeys, textTarget } from './keys.ts';

/** Something a user can do, by palette, key or menu. */
export interface Command {
  /** `map.lineage-up`. */
  readonly id: string;
  /** A verb with its object: `Show lineage of TaxCode`. */
  readonly title: string;
  /** First is shown. */
  readonly keys?: readonly Keys[] | undefined;
  /** Heading on the shortcuts sheet; absent: Everywhere. */
  readonly group?: string | undefined;
  /** Only there; absent: everywhere. */
  readonly workspace?: WorkspaceName | undefined;
  /** Other words by which the palette finds it. */
  readonly words?: string | undefined;
  /** Whether it can be done now; absent: always. */
  readonly enabled?: (() => boolean) | undefined;
  /**
   * Whether its keys act while text is being typed: `always` (default of Ctrl, Alt and function keys), `code` (in the code
   * editor, not in fields), `never` (single keys, which cannot be otherwise).
   */
  readonly typing?: 'always' | 'code' | 'never' | undefined;
  /** In the sheet and by key only, not in the palette. */
  readonly hidden?: boolean | undefined;
  run(): void;
}

interface CommandsState {
  readonly commands: readonly Command[];
  /** Adds commands until the returned function is called; the last registered wins a key. */
  register(commands: readonly Command[]): () => void;
}

export const useCommands = create<CommandsState>()((set, get) => ({
  commands: [],
  register(commands) {
    set({ commands: [...get().commands, ...commands] });
    return () => set({ commands: get().commands.filter((one) => !commands.includes(one)) });
  },
}));

/** Commands of a mounted view. Give a list that is stable (`useMemo`) or module-level. */
export function useRegisteredCommands(commands: readonly Command[]): void {
  useEffect(() => useCommands.getState().register(commands), [commands]);
}

export function canRun(command: Command): boolean {
  return command.enabled?.() !== false;
}

/** Runs the command of a key press; true when there was one. `singleKeys`: the user's setting. */
export function runKey(event: KeyboardEvent, workspace: WorkspaceName, singleKeys: boolean): boolean {
  const text = textTarget(event);
  const found = useCommands
    .getState()
    .commands.findLast(
      (one) =>
        (one.workspace === undefined || one.workspace === workspace) &&
        one.keys?.some((keys) => matchesKeys(event, keys) && mayAct(one, keys, text, singleKeys)) === true &&
        canRun(one),
    );
  if (found === undefined) return false;
  found.run();
  return true;
}

function mayAct(command: Command, keys: Keys, text: 'none' | 'field' | 'code', singleKeys: boolean): boolean {
  if (isSingleKey(keys)) return singleKeys && text === 'none';
  if (text === 'none') return true;
  const typing = command.typing ?? 'always';
  return typing === 'always' || (typing === 'code' && text === 'code');
}
