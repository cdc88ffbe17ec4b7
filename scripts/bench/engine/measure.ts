// One process, one engine, one workload: prints what an operation costs as JSON.  node --expose-gc scripts/bench/engine/measure.ts <task as JSON>
import { measurePreview } from './measure-preview.ts';
import { measureWorkload } from './measure-workload.ts';
import { taskShape } from './task.ts';

const task = taskShape.parse(JSON.parse(process.argv[2] ?? ''));
const measured = task.workload === 'f' ? await measurePreview(task) : await measureWorkload(task);
process.stdout.write(JSON.stringify(measured));
