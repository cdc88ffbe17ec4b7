const opens = /^[=+\-@\t\r＝＋－＠]/;
const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** Telephone numbers: they call no function and name no cell. */
const telephone = /^\+\d[\d ()./-]*$/;

/** Whether a spreadsheet would take the text for a formula when it opens the file. Numbers and telephone numbers are left alone. */
export function looksLikeFormula(text: string): boolean {
  return opens.test(text) && !number.test(text) && !telephone.test(text);
}
