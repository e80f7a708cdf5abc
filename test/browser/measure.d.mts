/**
 * What is wrong with the layout of the page, in words. Runs in the page:
 * `await page.evaluate(measure)`, or with another limit `page.evaluate(measure, { smallest: 14 })`.
 */
export function measure(options: { smallest?: number } | void): string[];
