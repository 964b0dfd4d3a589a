import type { CorridorMethod } from '../domain/movement/corridor-method.ts';
import * as Comlink from 'comlink';
import type { MotionVariance } from '../domain/movement/bridges/brownian-bridge.ts';
import { drawIndividual, estimateVariances, type DrawnIndividual, type IndividualDrawing } from '../domain/movement/corridors/draw-individual.ts';
import type { PlaneSequence } from '../domain/movement/bridges/motion-variance.ts';
import { answerJob, cancelJob } from './answer-jobs.ts';
import type { JobAnswer } from './run-in-worker.ts';

export interface EstimateRequest {
  readonly sequences: readonly PlaneSequence[];
  readonly method: CorridorMethod;
}

const draw = answerJob<IndividualDrawing, DrawnIndividual>(async (drawing) => drawIndividual(drawing));

const api = {
  cancel: cancelJob,
  estimate: answerJob<EstimateRequest, (MotionVariance | null)[]>(async ({ sequences, method }) => estimateVariances(sequences, method)),
  /** The UD moves to whoever asked for it. */
  async draw(jobId: number, drawing: IndividualDrawing, onProgress: (done: number, total: number) => void): Promise<JobAnswer<DrawnIndividual>> {
    const answer = await draw(jobId, drawing, onProgress);
    return answer.ok && answer.value.window ? Comlink.transfer(answer, [answer.value.window.values.buffer]) : answer;
  },
};

export type CorridorPartWorkerApi = typeof api;

Comlink.expose(api);
