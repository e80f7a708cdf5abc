export const FORMAT = 'unrolled model';

const BEGINNING = /^\s*\{\s*"format"\s*:\s*"unrolled model"/;

/** Whether a text is a model file of ours, or the beginning of one that is cut off later. */
export const beginsAsModel = (text: string): boolean => BEGINNING.test(text);
