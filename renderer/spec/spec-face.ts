import { create } from 'zustand';
import { useSpec } from '#renderer/state/spec.ts';

export type Face = 'form' | 'both' | 'document';

interface FaceState {
  readonly face: Face;
  /** The field of the form that is asked for; a new object each time. */
  readonly asked: { readonly at: string } | undefined;
  show(face: Face): void;
  /** Opens the form of a section with the cursor in one of its fields. */
  askFor(section: string, at: string | undefined): void;
}

/** What the workspace shows: form, document or both. It stays while other workspaces are looked at. */
export const useSpecFace = create<FaceState>()((set, get) => ({
  face: 'both',
  asked: undefined,
  show: (face) => set({ face }),
  askFor(section, at) {
    useSpec.getState().choose(section);
    set({ asked: at === undefined ? undefined : { at }, face: get().face === 'document' ? 'both' : get().face });
  },
}));
