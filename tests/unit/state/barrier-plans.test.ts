import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FIRST_PLAN } from '../../../src/domain/siting/siting-plan.ts';
import { readBarrierPlans, storeBarrierPlan } from '../../../src/state/barrier-plans.ts';

const KEY = 'atlas-barrier-plans';
const held = new Map<string, string>();
let isFull = false;

beforeEach(() => {
  held.clear();
  isFull = false;
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (isFull) throw new DOMException('full', 'QuotaExceededError');
      held.set(key, value);
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

const PLAN = { ...FIRST_PLAN, structures: 3, closed: [{ fromM: 0, toM: 500 }], placed: [{ atM: 5_000.1, insteadOfM: 3_000 }], months: [4, 5] };

test('what was asked for along a barrier of the map is there after a reload, places by hand, too', () => {
  expect(readBarrierPlans()).toEqual({});
  storeBarrierPlan('a', PLAN);
  storeBarrierPlan('b', FIRST_PLAN);
  storeBarrierPlan('a', { ...PLAN, structures: 4 });
  expect(readBarrierPlans()).toEqual({ a: { ...PLAN, structures: 4 }, b: FIRST_PLAN });
});

test('of many barriers those that were asked about last are remembered', () => {
  for (let i = 0; i < 40; i++) storeBarrierPlan(`barrier ${i}`, FIRST_PLAN);
  expect(Object.keys(readBarrierPlans())).toHaveLength(30);
  expect(readBarrierPlans()['barrier 39']).toEqual(FIRST_PLAN);
});

test.each(['{', '[["a", {"structures": "x"}]]', '{"a": 1}', 'null'])('what is no plan is as if nobody had asked: %s', (text) => {
  held.set(KEY, text);
  expect(readBarrierPlans()).toEqual({});
});

test('a browser that keeps nothing stops nobody', () => {
  isFull = true;
  expect(() => storeBarrierPlan('a', PLAN)).not.toThrow();
  vi.stubGlobal('localStorage', undefined);
  expect(readBarrierPlans()).toEqual({});
  expect(() => storeBarrierPlan('a', PLAN)).not.toThrow();
});
