import { describe, expect, it } from 'vitest';
import { tellAnimals } from '../../../src/domain/crossing-events/tell-animals.ts';
import { answerEvents } from '../../../src/domain/statements/answer-events.ts';

const steps = { stepsNear: 10, stepsNearTooLong: 0 };
const event = (individual: string) => ({ individual, time: Date.UTC(2020, 5, 1), at: [0, 0] as [number, number], fix: 0, events: 1 });

describe('what can be told of animals', () => {
  it('is that none crossed only where all together hardly can have', () => {
    const told = tellAnimals({ events: [], near: new Set(['a']), touching: new Map([['a', 0.01]]), ...steps });
    expect(answerEvents(told, 5)).toMatchObject({ says: 'none', near: 1 });
  });

  it('is untold of each that may have, where many that hardly can have are too many together', () => {
    const touching = new Map(Array.from({ length: 10 }, (_, i): [string, number] => [`${i}`, 0.02]));
    const told = tellAnimals({ events: [], near: new Set(touching.keys()), touching, ...steps });
    expect(told).toMatchObject({ individualsUntold: 10, individualsNear: 10, individualsNearTold: 0 });
    expect(answerEvents(told, 10)).toMatchObject({ says: 'untold', untold: 10 });
  });

  it('leaves those that were seen to cross out of what may have been', () => {
    const told = tellAnimals({
      events: [event('a')],
      near: new Set(['a', 'b', 'c']),
      touching: new Map([
        ['a', 3],
        ['b', 0.5],
        ['c', 0.01],
      ]),
      ...steps,
    });
    expect(told).toMatchObject({ individualsNear: 2, individualsNearTold: 1, individualsUntold: 1 });
    expect(told.touching).toBeCloseTo(0.51, 12);
  });
});
