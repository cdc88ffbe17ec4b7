import { once } from 'node:events';

/** A message for the person at the terminal: standard error. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Data for what comes next in the pipe: standard output, waiting where its reader is slow. */
export async function print(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
}

export function printJson(value: unknown): Promise<void> {
  return print(`${JSON.stringify(value, undefined, 2)}\n`);
}

/** `1,204` */
export function count(n: number): string {
  return n.toLocaleString('en-US');
}

/** `1 record`, `2 records` */
export function counted(n: number, word: string, plural = `${word}s`): string {
  return `${count(n)} ${n === 1 ? word : plural}`;
}
