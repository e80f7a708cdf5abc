/** Remembers the last result of a pure function for the same arguments (compared by identity). */
export function memoizeLast<Arguments extends readonly unknown[], Result>(
  compute: (...parameters: Arguments) => Result,
): (...parameters: Arguments) => Result {
  let last: { readonly parameters: Arguments; readonly result: Result } | null = null;
  return (...parameters) => {
    const known = last;
    if (known?.parameters.every((parameter, index) => parameter === parameters[index])) {
      return known.result;
    }
    const result = compute(...parameters);
    last = { parameters, result };
    return result;
  };
}
