import { describe, expect, it } from 'vitest';
import { sayMonth } from '../../../src/page/project/say-month.ts';
import { translatorIn } from '../i18n/catalogues.ts';

const crossed = { events: 0, individuals: 0, byMonth: [] };
const met = { crossed, avoid: [{ month: 5, reasons: [{ source: 'events', events: 1, individuals: 1 } as const] }] };

describe('what is said of a month at a planned line', () => {
  it('names what was tracked where nothing crossed, and advises nothing', () => {
    const say = (month: number, individuals: number): string => sayMonth(met, month, { individuals, years: [2014, 2014] }, translatorIn('en'));
    expect(say(7, 2)).toBe('July: no crossing recorded (tracked: 2 animals, 2014)');
    expect(say(7, 1)).toBe('July: no crossing recorded (tracked: 1 animal, 2014)');
    expect(say(5, 2)).toBe('May: 1 crossing by 1 tracked animal');
    expect(sayMonth(met, 7, { individuals: 2 }, translatorIn('en'))).toBe('July: no crossing recorded (tracked: 2 animals)');
    expect(sayMonth({ ...met, crossed: undefined }, 7, { individuals: 2 }, translatorIn('en'))).toBe('July: nothing recorded here');
  });
});
