import { test as base, expect } from '@playwright/test';

/**
 * `test` for every spec: the page must also be quiet. A console error or warning, an uncaught
 * error, a request that fails or one that leaves the host ends the test as a failure, whatever
 * the spec itself looked at.
 *
 * A spec that provokes one on purpose says so: `test.use({ allowed: [/the message/] })`.
 */
export const test = base.extend<{ allowed: RegExp[]; quiet: undefined }>({
  allowed: [[], { option: true }],

  quiet: [
    async ({ context, baseURL, allowed }, use) => {
      const origin = new URL(baseURL ?? '').origin;
      const complaints: string[] = [];
      const complain = (words: string) => {
        if (!allowed.some((pattern) => pattern.test(words))) complaints.push(words);
      };

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

      await use(undefined);
      expect(complaints, 'what the page complained about').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
