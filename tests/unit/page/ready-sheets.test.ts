import { expect, test } from 'vitest';
import { mayFetchAhead } from '../../../src/page/shared/ready-sheets.ts';

test.each([
  { line: undefined, isHandheld: false, may: true, of: 'a browser that tells nothing of its line' },
  { line: { effectiveType: '4g', saveData: false }, isHandheld: false, may: true, of: 'a good line' },
  { line: { effectiveType: '4g', type: 'wifi' }, isHandheld: false, may: true, of: 'a wireless network' },
  { line: { effectiveType: '4g', type: 'cellular' }, isHandheld: false, may: false, of: 'a computer on a telephone’s line' },
  { line: { effectiveType: '4g', saveData: true }, isHandheld: false, may: false, of: 'who saves data' },
  { line: { effectiveType: '3g' }, isHandheld: false, may: false, of: 'a slow line' },
  { line: { effectiveType: '4g' }, isHandheld: true, may: false, of: 'a phone' },
])('what makes sheets is fetched before it is asked for on $of: $may', ({ line, isHandheld, may }) => {
  expect(mayFetchAhead(line, isHandheld)).toBe(may);
});
