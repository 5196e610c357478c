// SPDX-License-Identifier: MIT
// What every browser test also checks, whatever it is about: no request to
// another host, no policy violation, no script error.
import { test as base, expect, type Page } from '@playwright/test';

export const test = base.extend<{ page: Page }>({
  page: async ({ page, baseURL }, use) => {
    const faults: string[] = [];
    const origin = new URL(baseURL ?? '').origin;
    page.on('request', (r) => {
      const url = new URL(r.url());
      if (url.protocol.startsWith('http') && url.origin !== origin)
        faults.push(`request to ${url.origin}`);
    });
    page.on('pageerror', (e) => faults.push(`script error: ${e.message}`));
    page.on('console', (m) => {
      if (/Content Security Policy|TrustedHTML/i.test(m.text()))
        faults.push(m.text());
    });
    await use(page);
    expect(faults).toEqual([]);
  },
});

export { expect };

/** The pages an owner can open without knowing any id. */
export const ownerScreens = [
  '/dashboard',
  '/dashboard/restaurants',
  '/dashboard/restaurants/create',
  '/dashboard/agents',
  '/dashboard/agents/create',
];

export const publicScreens = [
  '/', '/sign-in', '/sign-up', '/privacy', '/help',
];

/** The address of the first link on a page that leads to an item. */
export async function firstLink(page: Page, list: string, pattern: RegExp) {
  await page.goto(list);
  const hrefs = await page.locator('main a[href]').evaluateAll(
    (links) => links.map((a) => a.getAttribute('href') ?? ''));
  const found = hrefs.find((h) => pattern.test(h));
  expect(found, `${list} links to ${pattern}`).toBeTruthy();
  return found as string;
}

/** The newest mail to an address, as the sandbox's mail server took it. */
export async function mailTo(page: Page, address: string): Promise<string> {
  let text = '';
  await expect(async () => {
    const r = await page.request.get(`${process.env.SANDBOX_URL}/mail.json`);
    const { mail } = await r.json(); // newest first
    const mine = mail.filter((m: { to: unknown }) =>
      JSON.stringify(m.to).includes(address));
    expect(mine.length).toBeGreaterThan(0);
    text = JSON.stringify(mine[0]);
  }).toPass({ timeout: 10_000 });
  return text;
}
