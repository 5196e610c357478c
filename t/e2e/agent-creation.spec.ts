// SPDX-License-Identifier: MIT
// The specification's own end-to-end test ("Testing Requirements"): the body
// stands as it is printed there. Signing in is the setup project's, the
// address is the configuration's, and the time limits are Playwright's own.
import { test, expect } from '@playwright/test';

test('complete agent creation flow', async ({ page }) => {
  await page.goto('/dashboard/agents/create');
  
  // Step 1: Restaurant info
  await page.fill('[name="restaurant-name"]', 'Test Restaurant');
  await page.click('text=Next');
  
  // Step 2: Voice selection
  await page.click('[data-voice-id="rachel"]');
  await page.click('text=Next');
  
  // Step 3: Upload menu
  await page.setInputFiles('input[type="file"]', 'test-menu.pdf');
  await page.click('text=Next');
  
  // Step 4: Review & Launch
  await page.click('text=Create Agent');
  
  // Verify success
  await expect(page.locator('text=Agent created successfully')).toBeVisible();
  await expect(page.locator('[data-testid="phone-number"]')).toBeVisible();
});
