// SPDX-License-Identifier: MIT
// Signs the demo accounts in once; the other tests start from their cookies.
import { test as setup, expect } from '@playwright/test';

const out = process.env.E2E_OUT ?? 'out';

for (const role of ['owner', 'host'] as const) {
  setup(`sign in as ${role}`, async ({ page }) => {
    const email = (process.env.DEMO_EMAIL ?? '').replace(/^[^@]*/, role);
    await page.goto('/sign-in');
    await page.fill('[name="email"]', email);
    await page.fill('[name="password"]', process.env.DEMO_PASSWORD ?? '');
    await page.click('main button[type="submit"]');
    await expect(page).toHaveURL(/\/dashboard$/);
    await page.context().storageState({ path: `${out}/${role}.json` });
  });
}
