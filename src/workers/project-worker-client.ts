import * as Comlink from 'comlink';
import type { LonLat } from '../domain/crossings/types.ts';
import type { AlignmentFile } from '../domain/lines/alignment.ts';
import type { Assessment } from '../domain/assessment/assess-alternative.ts';
import type { AlignmentBytes, AssessRequest, ProjectWorkerApi, Surroundings } from './project-worker.ts';
import { RestartingWorker, type JobOptions } from './run-in-worker.ts';

const worker = new RestartingWorker<ProjectWorkerApi>(
  () => new Worker(new URL('./project-worker.ts', import.meta.url), { type: 'module', name: 'atlas project' }),
);

/** Everything that one alternative of a project meets; see `assessAlternative`. Progress counts layers. */
export function assessProject(request: AssessRequest, options?: JobOptions): Promise<Assessment> {
  return worker.run<Assessment>((api, jobId, onProgress) => api.assess(jobId, request, onProgress), options);
}

/** Fetches and draws what assessments of lines among these layers need, so that the first is as quick as the next. */
export function prepareAssessments(surroundings: Surroundings, options?: JobOptions): Promise<void> {
  return worker.run<void>((api, jobId, onProgress) => api.prepare(jobId, surroundings, onProgress), options);
}

/** Outlines of the ground on each side of lines, for the map; see `outlineGround`. */
export function outlineProject(project: Pick<AssessRequest, 'lines' | 'bufferM'>, options?: JobOptions): Promise<LonLat[][][]> {
  return worker.run<LonLat[][][]>((api, jobId, onProgress) => api.outline(jobId, project, onProgress), options);
}

/**
 * The lines of a file, read away from the page's thread; see `readAlignmentFile`. `file.bytes` moves to the worker and is
 * empty afterwards. Rejects with AtlasError naming the file where it cannot be used.
 */
export function readAlignment(file: AlignmentBytes, options?: JobOptions): Promise<AlignmentFile> {
  return worker.run<AlignmentFile>((api, jobId, onProgress) => api.readAlignment(jobId, Comlink.transfer(file, [file.bytes]), onProgress), options);
}
