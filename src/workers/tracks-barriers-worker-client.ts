import type { BarrierEvents } from '../domain/crossing-events/find-barrier-events.ts';
import { RestartingWorker, type JobOptions } from './run-in-worker.ts';
import type { BarrierEventsJob, TracksBarriersWorkerApi } from './tracks-barriers-worker.ts';

const worker = new RestartingWorker<TracksBarriersWorkerApi>(
  () => new Worker(new URL('./tracks-barriers-worker.ts', import.meta.url), { type: 'module', name: 'atlas tracks and barriers' }),
);

/** What tracks have to do with one barrier layer; see `meetBarriers`. Progress counts tiles, then tracks. */
export function findBarrierEventsInWorker(job: BarrierEventsJob, options?: JobOptions): Promise<BarrierEvents> {
  return worker.run<BarrierEvents>((api, jobId, onProgress) => api.findBarrierEvents(jobId, job, onProgress), options);
}
