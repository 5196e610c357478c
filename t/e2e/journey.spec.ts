// SPDX-License-Identifier: MIT
// A new owner's way in: sign up, confirm the address, add what the wizard
// asks for, go back without losing anything, and have an agent.
import { test, expect, mailTo } from './support';

test.use({ storageState: { cookies: [], origins: [] } });
const password = 'a table by the window';

test('from signing up to an agent with a number', async ({ page }, info) => {
  test.setTimeout(60_000);
  const email = `new-${info.project.name}-${Date.now()}@journey.example`;

  await page.goto('/');
  await page.getByRole('link', { name: 'Start free' }).click();
  await page.getByLabel('Your name').fill('Noor Haddad');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill('too short');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByLabel('Password')).toBeFocused();
  await expect(page.getByLabel('E-mail address')).toHaveValue(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Check your e-mail' }))
    .toBeVisible();

  // Signing in goes before the mail is read; a number does not.
  await page.goto('/dashboard/agents/create');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/dashboard\/agents\/create$/);

  await page.getByLabel('Restaurant name').fill('Café Noor');
  await page.locator('summary', { hasText: 'Where it is' }).click();
  await page.getByLabel('City (optional)').fill('San Francisco');
  await page.getByLabel('State or region').fill('California');
  await page.locator('summary', { hasText: 'Contact' }).click();
  await page.getByLabel('Phone (optional)').fill('12');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('does not look like a phone number'))
    .toBeVisible();
  await page.getByLabel('Phone (optional)').fill('(415) 555-0123');
  await page.getByRole('button', { name: 'Next' }).click();

  await page.getByText('Charlotte').click();
  await page.getByLabel('Greeting').fill('Bonjour, {{restaurant}}!');
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByLabel('Restaurant name')).toHaveValue('Café Noor');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByLabel('Greeting'))
    .toHaveValue('Bonjour, {{restaurant}}!');
  await page.getByRole('button', { name: 'Next' }).click();

  await page.setInputFiles('input[type="file"]', {
    name: 'picture.png', mimeType: 'image/png',
    buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00]),
  });
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('Please choose a PDF, TXT or DOCX file.'))
    .toBeVisible();
  await page.setInputFiles('input[type="file"]', {
    name: 'questions.txt', mimeType: 'text/plain',
    buffer: Buffer.from('Do you have a terrace? Yes, for twenty guests.\n'),
  });
  await page.getByRole('button', { name: 'Next' }).click();

  await expect(page.getByText('Los Angeles time')).toBeVisible();
  await expect(page.getByText('Bonjour, Café Noor!')).toBeVisible();
  await expect(page.getByText('questions.txt')).toBeVisible();
  await page.getByRole('button', { name: 'Create Agent' }).click();
  await expect(page.getByRole('alert').or(page.getByText('confirm your e-mail'))
    .first()).toBeVisible();
  const review = page.url();

  const mail = await mailTo(page, email);
  const link = /\/verify-email\?token=[A-Za-z0-9_-]{43}/.exec(mail)?.[0];
  expect(link).toBeTruthy();
  await page.goto(link as string);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('Your e-mail address is confirmed.'))
    .toBeVisible();
  await page.goto(link as string); // works once
  await expect(page.getByText('does not work any more')).toBeVisible();

  await page.goto('/dashboard/agents');
  await page.getByRole('link', { name: 'Continue' }).click();
  expect(new URL(page.url()).search).toContain('step=4');
  expect(review).toContain('/dashboard/agents/create');
  await page.getByRole('button', { name: 'Create Agent' }).click();
  await expect(page.getByText('Agent created successfully')).toBeVisible();
  await expect(page.getByTestId('phone-number'))
    .toHaveAttribute('href', /^tel:\+1\d{10}$/);

  await page.getByRole('link', { name: 'Open the agent' }).click();
  await expect(page.getByText('questions.txt')).toBeVisible();
  await expect(page.getByText('Waiting', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.goto('/dashboard');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('without scripts the wizard and the theme work', async ({ browser,
  baseURL }) => {
  const context = await browser.newContext({
    baseURL, javaScriptEnabled: false,
    storageState: `${process.env.E2E_OUT ?? 'out'}/owner.json`,
  });
  const page = await context.newPage();
  await page.goto('/dashboard');
  await page.getByRole('button', { name: 'Theme' }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await page.goto('/dashboard/agents/create');
  await page.getByLabel('Restaurant name').fill('No Script Inn');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByText('Rachel').click();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Create Agent' }).click();
  await expect(page.getByText('Agent created successfully'))
    .toBeVisible({ timeout: 15_000 });
  await context.close();
});
