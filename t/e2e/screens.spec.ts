// SPDX-License-Identifier: MIT
// Every screen, at both widths: accessible (WCAG 2.2 AA by axe), light,
// inside its byte budget, and never wider than the window.
import AxeBuilder from '@axe-core/playwright';
import { gzipSync } from 'node:zlib';
import { test, expect, ownerScreens, publicScreens, firstLink } from './support';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
  'best-practice'];

async function look(page: import('@playwright/test').Page, path: string) {
  const response = await page.goto(path);
  expect(response?.status(), path).toBe(200);
  expect(await page.title(), path).not.toBe('');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const axe = await new AxeBuilder({ page }).withTags(tags).analyze();
    expect(axe.violations.map((v) =>
      `${path} ${colorScheme} ${v.id}: ${v.nodes.map((n) => n.target).join(' ')}`,
    )).toEqual([]);
  }
  const viewport = page.viewportSize();
  for (const width of [viewport?.width ?? 390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    const over = await page.evaluate(() =>
      document.documentElement.scrollWidth - window.innerWidth);
    expect(over, `${path} at ${width} px`).toBeLessThanOrEqual(0);
  }
  if (viewport) await page.setViewportSize(viewport);
}

test.describe('screens', () => {
  test.setTimeout(90_000);

  for (const path of ownerScreens) {
    test(`screen ${path}`, async ({ page }) => look(page, path));
  }

  test.describe('of a visitor', () => {
    test.use({ storageState: { cookies: [], origins: [] } });
    for (const path of publicScreens) {
      test(`screen ${path}`, async ({ page }) => look(page, path));
    }
  });

  test('screen of a restaurant', async ({ page }) => {
    await look(page, await firstLink(page, '/dashboard/restaurants',
      /^\/dashboard\/restaurants\/\d+$/));
  });

  test('screen of a reservation', async ({ page }) => {
    const house = await firstLink(page, '/dashboard/restaurants',
      /^\/dashboard\/restaurants\/\d+$/);
    await look(page, await firstLink(page, house,
      /^\/dashboard\/reservations\/\d+$/));
  });

  test('screen of an agent', async ({ page }) => {
    await look(page, await firstLink(page, '/dashboard/agents',
      /^\/dashboard\/agents\/\d+$/));
  });

  test('error screen', async ({ page }) => {
    const response = await page.goto('/dashboard/restaurants/1');
    expect(response?.status()).toBe(404);
    await expect(page.locator('h1')).toBeVisible();
    const axe = await new AxeBuilder({ page }).withTags(tags).analyze();
    expect(axe.violations.map((v) => v.id)).toEqual([]);
  });
});

/** Compressed bytes by kind, and requests, of a page on a cold cache. */
async function weigh(page: import('@playwright/test').Page, path: string) {
  const weight = { document: 0, stylesheet: 0, script: 0, requests: 0 };
  const bodies: Promise<void>[] = [];
  const listen = (r: import('@playwright/test').Response) => {
    weight.requests++;
    const kind = r.request().resourceType() as 'document';
    if (kind in weight)
      bodies.push(r.body().then((b) => {
        weight[kind] += gzipSync(b, { level: 9 }).length;
      }));
  };
  page.on('response', listen);
  await page.goto(path, { waitUntil: 'networkidle' });
  page.off('response', listen);
  expect(new URL(page.url()).pathname).toBe(path);
  await Promise.all(bodies);
  return weight;
}

for (const [who, paths] of [
  ['owner', ownerScreens], ['visitor', publicScreens],
] as const) {
  test(`pages of a ${who} keep their byte and request budgets`,
    async ({ browser }) => {
      for (const path of paths) {
        const context = await browser.newContext(
          who === 'visitor' ? { storageState: { cookies: [], origins: [] } } : {});
        const weight = await weigh(await context.newPage(), path);
        await context.close();
        expect(weight.document, `${path} HTML`).toBeGreaterThan(500);
        expect(weight.document, `${path} HTML`).toBeLessThanOrEqual(15_000);
        expect(weight.stylesheet, `${path} CSS`).toBeLessThanOrEqual(12_000);
        expect(weight.script, `${path} script`).toBeLessThanOrEqual(6_000);
        expect(weight.requests, `${path} requests`).toBeLessThanOrEqual(5);
      }
    });
}
