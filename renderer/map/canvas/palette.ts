/** Colours and metrics of the painter, as the theme's tokens stand now. */
export interface Palette {
  readonly canvas: string;
  readonly direct: string;
  readonly fn: string;
  readonly cond: string;
  readonly loop: string;
  readonly loopBackground: string;
  readonly loopLine: string;
  readonly error: string;
  readonly accent: string;
  /** Forced colours: one colour for all lines, patterns and shapes tell them apart. */
  readonly forced: boolean;
}

/** Reads the tokens anew: after a change of theme or of the system's contrast. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  if (window.matchMedia('(forced-colors: active)').matches) {
    const line = 'CanvasText';
    return {
      canvas: 'Canvas',
      direct: line,
      fn: line,
      cond: line,
      loop: line,
      loopBackground: 'transparent',
      loopLine: line,
      error: line,
      accent: 'Highlight',
      forced: true,
    };
  }
  return {
    canvas: token('--canvas'),
    direct: token('--direct'),
    fn: token('--fn'),
    cond: token('--cond'),
    loop: token('--loop'),
    loopBackground: token('--loop-bg'),
    loopLine: token('--loop-line'),
    error: token('--err'),
    accent: token('--accent'),
    forced: false,
  };
}

/** Calls back when the theme or the system's contrast changes; returns the way to stop. */
export function watchPalette(changed: () => void): () => void {
  const queries = ['(forced-colors: active)', '(prefers-color-scheme: dark)'].map((query) => window.matchMedia(query));
  for (const query of queries) query.addEventListener('change', changed);
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class', 'data-density'] });
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
    observer.disconnect();
  };
}
