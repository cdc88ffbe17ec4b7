import type { Cost } from './task.ts';

/** Adds up the time and the processor time of stretches of work, this process's threads for memory and compilation included. */
export class Stopwatch {
  #wall = 0;
  #cpu = 0;
  #operations = 0;

  /** Processor seconds: on a busy machine as much is done in them as on an idle one, only later. */
  get seconds(): number {
    return this.#cpu / 1_000_000;
  }

  /** Does a stretch of work of so many operations and gives its results. */
  time<Result>(operations: number, work: () => Result): Result {
    const [cpu, wall] = [process.cpuUsage(), performance.now()];
    const result = work();
    this.#add(operations, wall, cpu);
    return result;
  }

  /** The same for work that has to be waited for. */
  async timeAsync<Result>(operations: number, work: () => Promise<Result>): Promise<Result> {
    const [cpu, wall] = [process.cpuUsage(), performance.now()];
    const result = await work();
    this.#add(operations, wall, cpu);
    return result;
  }

  /** Microseconds an operation. */
  cost(): Cost {
    const count = this.#operations;
    if (count === 0) throw new Error('Nothing was measured.');
    return { wall: this.#wall / count, cpu: this.#cpu / count, operations: count };
  }

  #add(operations: number, wall: number, cpu: NodeJS.CpuUsage): void {
    this.#wall += (performance.now() - wall) * 1_000;
    const { user, system } = process.cpuUsage(cpu);
    this.#cpu += user + system;
    this.#operations += operations;
  }
}
