import { createContext, useContext } from 'react';

/** The element that menus, popovers and tooltips are put into; it stands inside a landmark, and inside the dialog that is open. */
export const OverlayHost = createContext<HTMLElement | null>(null);

export function useOverlayHost(): HTMLElement | undefined {
  return useContext(OverlayHost) ?? undefined;
}
