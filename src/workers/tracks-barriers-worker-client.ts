import type { BarrierMeetings } from '../domain/crossings/meet-barriers.ts';
import { RestartingWorker, type JobOptions } from './run-in-worker.ts';
import type { MeetBarriersJob, TracksBarriersWorkerApi } from './tracks-barriers-worker.ts';

const worker = new RestartingWorker<TracksBarriersWorkerApi>(
  () => new Worker(new URL('./tracks-barriers-worker.ts', import.meta.url), { type: 'module', name: 'atlas tracks and barriers' }),
);

/** What tracks have to do with one barrier layer; see `meetBarriers`. Progress counts tiles, then tracks. */
export function meetBarriersInWorker(job: MeetBarriersJob, options?: JobOptions): Promise<BarrierMeetings> {
  return worker.run<BarrierMeetings>((api, jobId, onProgress) => api.meetBarriers(jobId, job, onProgress), options);
}
