const titleFont = "600 12px 'Inter Variable', system-ui, sans-serif";
const dataFont = "400 11px 'JetBrains Mono Variable', ui-monospace, monospace";

let context: CanvasRenderingContext2D | null | undefined;
const widths = new Map<string, number>();

/** Width of text as it will be set; without a page (in tests) it is reckoned. */
function measureText(text: string, font: string): number {
  if (typeof document === 'undefined') return text.length * 6.6;
  context ??= document.createElement('canvas').getContext('2d');
  if (context === null) return text.length * 6.6;
  context.font = font;
  return context.measureText(text).width;
}

function widthOf(text: string, font: string): number {
  const key = `${font}|${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (widths.size > 5000) widths.clear();
  const width = measureText(text, font);
  widths.set(key, width);
  return width;
}

/** Widths measured before the fonts were there are wrong: forget them. */
export function forgetWidths(): void {
  widths.clear();
}

const widest = 200;

/** Size of a node by what it says: 36 high and up to 200 wide, pills 24 high. */
export function nodeSize(title: string, detail: string, pill: boolean): { readonly width: number; readonly height: number } {
  if (pill) return { width: Math.min(widest, Math.ceil(37 + widthOf(title, dataFont))), height: 24 };
  const words = Math.max(widthOf(title, titleFont), widthOf(detail, dataFont));
  return { width: Math.min(widest, Math.max(96, Math.ceil(8 + 24 + 8 + words + 11))), height: 36 };
}
