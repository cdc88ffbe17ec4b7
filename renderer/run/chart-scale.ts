/** A scale that ends on a round figure, with its marks, 0 included. */
export interface Scale {
  readonly top: number;
  readonly marks: readonly number[];
}

/** 3 to 6 marks at 1, 2 or 5 times a power of ten. */
export function roundScale(highest: number): Scale {
  if (highest <= 0) return { top: 1, marks: [0, 1] };
  const rough = highest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((by) => by * power).find((one) => one >= rough) ?? rough);
  const marks = Array.from({ length: Math.ceil(highest / step) + 1 }, (_, at) => at * step);
  return { top: marks.at(-1) ?? highest, marks };
}

/** Marks of a time axis of so many seconds: at most 8, at spans that people count in. */
export function timeMarks(seconds: number): readonly number[] {
  const step = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600].find((one) => seconds / one <= 7) ?? Math.ceil(seconds / 7);
  return Array.from({ length: Math.floor(seconds / step) + 1 }, (_, at) => at * step);
}

/** At most `most` figures: neighbours become their mean, so that a long run keeps its shape. */
export function thinned(figures: readonly number[], most: number): { readonly figures: readonly number[]; readonly each: number } {
  const each = Math.max(1, Math.ceil(figures.length / most));
  if (each === 1) return { figures, each };
  const means: number[] = [];
  for (let from = 0; from < figures.length; from += each) {
    const part = figures.slice(from, from + each);
    means.push(Math.round(part.reduce((sum, one) => sum + one, 0) / part.length));
  }
  return { figures: means, each };
}
