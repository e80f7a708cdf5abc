/** Runs in the page: `await page.evaluate(measure)`, or with a size, `evaluate(measure, { smallest: 14 })`. */
export function measure(options?: { smallest?: number }): string[];
