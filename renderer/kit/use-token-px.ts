import { useSyncExternalStore } from 'react';

/** A length token in px, followed when theme or density change: `useTokenPx('--row')` is 24, or 22 in compact density. */
export function useTokenPx(name: `--${string}`): number {
  return useSyncExternalStore(subscribe, () => parseFloat(getComputedStyle(document.documentElement).getPropertyValue(name)) || 0);
}

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-density', 'data-theme'] });
  return () => observer.disconnect();
}
