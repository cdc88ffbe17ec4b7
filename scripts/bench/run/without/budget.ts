// Stands for the budget of an evaluation: nothing is counted, the clock is not looked at.
const endless = Number.POSITIVE_INFINITY;

export class Budget {
  depth = 1;
  readonly items = endless;

  begin(): void {}
  spend(_steps: number): void {}
  enter(_levels: number): void {}
  leave(_levels: number): void {}
  checkLength(_items: number): void {}
}
