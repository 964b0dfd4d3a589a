import { describe, expect, it } from 'vitest';
import { exchangeAxes } from '../../../src/domain/lines/exchange-axes.ts';

describe('exchangeAxes', () => {
  it('turns every position round, and refuses where a longitude would be no latitude', () => {
    const line: [number, number][] = [
      [59.4, 7.3],
      [59.35, 7.6],
    ];
    expect(exchangeAxes([line])).toEqual([
      [
        [7.3, 59.4],
        [7.6, 59.35],
      ],
    ]);
    expect(exchangeAxes([line, [[-110, 42]]])).toBeUndefined();
  });
});
