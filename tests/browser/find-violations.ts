import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import * as v from 'valibot';

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const AxeResults = v.object({
  passes: v.array(v.unknown()),
  violations: v.array(
    v.object({ id: v.string(), help: v.string(), nodes: v.array(v.object({ target: v.array(v.unknown()), failureSummary: v.optional(v.string()) })) }),
  ),
});

/** Rules that axe leaves out unless they are asked for: of WCAG 2.2, the size of targets (2.5.8) and names that hold what is read (2.5.3). */
const RULES = { 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } };

/** What axe-core finds wrong on the page as it is now, a line each. */
export async function findViolations(page: Page): Promise<string[]> {
  // By the tools of development: the page's policy lets no script in.
  await page.evaluate(AXE);
  const { passes, violations } = v.parse(AxeResults, await page.evaluate(`axe.run(document, { rules: ${JSON.stringify(RULES)} })`));
  expect(passes.length).toBeGreaterThan(10);
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')}: ${failureSummary ?? ''}`));
}
