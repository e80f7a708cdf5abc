import { useEffect, useState } from 'react';
import { words } from '../parts/words.ts';

const SHOWN_FOR = 1200;

/** Puts a text on the clipboard, and says so. */
export function Copy({ text }: { text: string }): React.ReactElement {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => {
      setCopied(false);
    }, SHOWN_FOR);
    return () => {
      clearTimeout(timer);
    };
  }, [copied]);
  return (
    <button
      type="button"
      className="copy"
      onClick={() => {
        // A browser may refuse; the digits can still be selected by hand.
        navigator.clipboard.writeText(text).then(
          () => {
            setCopied(true);
          },
          () => undefined,
        );
      }}
    >
      {copied ? words.now.copied : words.now.copy}
    </button>
  );
}
