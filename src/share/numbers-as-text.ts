/** String.fromCharCode takes its characters as arguments, of which there can't be any number. */
const CHUNK = 0x2000;

/** Every bit of the numbers, as base64 of their little-endian bytes. */
export function textOfNumbers(numbers: Float64Array): string {
  const bytes = new DataView(new ArrayBuffer(numbers.byteLength));
  numbers.forEach((number, i) => {
    bytes.setFloat64(8 * i, number, true);
  });
  let binary = '';
  for (let from = 0; from < bytes.byteLength; from += CHUNK) {
    const length = Math.min(CHUNK, bytes.byteLength - from);
    binary += String.fromCharCode(...new Uint8Array(bytes.buffer, from, length));
  }
  return btoa(binary);
}

/** The numbers that such a text holds; null when it is none. */
export function numbersOfText(text: string): Float64Array | null {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    return null;
  }
  if (binary.length % 8 !== 0) return null;
  const bytes = new DataView(new ArrayBuffer(binary.length));
  for (let i = 0; i < binary.length; i++) bytes.setUint8(i, binary.charCodeAt(i));
  return Float64Array.from({ length: binary.length / 8 }, (_, i) => bytes.getFloat64(8 * i, true));
}

/**
 * FNV-1a over the UTF-16 code units, in hexadecimal: finds accidents, not malice. Each unit changes
 * it reversibly, so no change of a single one goes unnoticed.
 */
export function checksumOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
