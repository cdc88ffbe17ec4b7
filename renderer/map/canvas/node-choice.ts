import { create } from 'zustand';

interface NodeChoice {
  /** Nodes chosen together, by id; the last of them is also the selection of the page. */
  readonly chosen: ReadonlySet<string>;
  /** Nodes shown with all that feeds only them as one. */
  readonly folded: ReadonlySet<string>;
  /** The node whose form is open, and the part of it that takes the focus. */
  readonly open: { readonly node: string; readonly at: 'values' | 'name' | 'note' } | undefined;
  /** A node's text that was copied, and the target field whose loops it was in. */
  readonly copied: { readonly text: string; readonly target: string; readonly words: string } | undefined;
  /** The project and mapping that all but the copy is of. */
  readonly of: string;
  /** Lets go of all but the copy when another project or mapping is shown. */
  show(of: string): void;
  choose(chosen: ReadonlySet<string>): void;
  fold(node: string, folded: boolean): void;
  openForm(open: NodeChoice['open']): void;
  copy(copied: NodeChoice['copied']): void;
}

const none: ReadonlySet<string> = new Set();

/** What is chosen, folded, open and copied on the canvas. It lives as long as the page: nothing of it is in the project. */
export const useNodeChoice = create<NodeChoice>()((set, get) => ({
  chosen: none,
  folded: none,
  open: undefined,
  copied: undefined,
  of: '',
  show(of) {
    if (of !== get().of) set({ of, chosen: none, folded: none, open: undefined });
  },
  choose: (chosen) => set({ chosen }),
  fold(node, folded) {
    const next = new Set(get().folded);
    if (folded) next.add(node);
    else next.delete(node);
    set({ folded: next });
  },
  openForm: (open) => set({ open }),
  copy: (copied) => set({ copied }),
}));
