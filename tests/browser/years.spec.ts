import { expect, test } from '@playwright/test';
import { withoutMap } from './open-atlas.ts';

test('a season’s dates year by year, and whether they shift: told of enough animals, else why not', async ({ page }) => {
  await withoutMap(page);
  await page.goto('./?population=turkey-vulture-argentina');
  const autumn = page.locator('.season').filter({ has: page.getByRole('heading', { name: /^Autumn/ }) });
  await autumn.getByText('Year by year').click();
  const table = autumn.getByRole('table', { name: 'Autumn, year by year' });
  await expect(table.getByRole('row')).toHaveCount(5);
  // Five vultures in autumn 2012, counted by hand in its sequences: 1, 1, 5 and 5 migrations.
  await expect(table.getByRole('row').last()).toHaveText(/^2012.*5 \(5\)$/);
  await expect(autumn).toContainText(/Shift of departure.*\(days a year; 95 % interval .* to .*\)/);
  // As the built file has it.
  await expect(autumn).toContainText(/Place half way, to the north\s*-74 km a year \(-186\.4 to -11\.2\)/);
  const spring = page.locator('.season').filter({ has: page.getByRole('heading', { name: /^Spring/ }) });
  await spring.getByText('Year by year').click();
  await expect(spring).toContainText('3 animals were followed in this season of two years or more. That does not tell whether the dates shift');
});
