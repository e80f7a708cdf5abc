import { type BrowserContext, expect, test as base } from '@playwright/test';

/**
 * Hear everything that a page has to complain about, its workers' words included: console errors
 * and warnings, uncaught errors, requests that fail and requests that leave the host.
 */
export function listen(context: BrowserContext, origin: string): string[] {
  const complaints: string[] = [];
  const complain = (words: string) => complaints.push(words);

  context.on('console', (message) => {
    const type = message.type();
    if (type === 'error' || type === 'warning') complain(`console ${type}: ${message.text()}`);
  });
  context.on('weberror', (error) => {
    complain(`uncaught: ${error.error().stack ?? error.error().message}`);
  });
  context.on('request', (request) => {
    const { protocol, origin: to } = new URL(request.url());
    const inside = to === origin || protocol === 'data:' || protocol === 'blob:';
    if (!inside) complain(`request to elsewhere: ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // A page that is closed or left drops what it was still loading: nobody waits for it.
    if (why !== 'net::ERR_ABORTED') complain(`request failed: ${request.url()} ${why}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) complain(`${response.status()}: ${response.url()}`);
  });
  return complaints;
}

/**
 * `test` for every spec: whatever the spec itself looks at, the page must also be quiet.
 *
 * A spec that provokes a complaint on purpose says so: `test.use({ allowed: [/the message/] })`.
 */
export const test = base.extend<{ allowed: RegExp[]; quiet: undefined }>({
  allowed: [[], { option: true }],

  quiet: [
    async ({ context, baseURL, allowed }, use) => {
      const complaints = listen(context, new URL(baseURL ?? '').origin);
      await use(undefined);
      const unexpected = complaints.filter((words) => !allowed.some((each) => each.test(words)));
      expect(unexpected, 'what the page complained about').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
