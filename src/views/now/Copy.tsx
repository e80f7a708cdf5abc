import { useEffect, useState } from 'react';
import { words } from '../parts/words.ts';

const SHOWN_FOR = 1200;

/** Puts a text on the clipboard, and says so. */
export function Copy({ text }: { text: string }): React.ReactElement {
  const [copied, setCopied] = useState<string | null>(null);
  useEffect(() => {
    if (copied === null) return;
    const timer = setTimeout(() => {
      setCopied(null);
    }, SHOWN_FOR);
    return () => {
      clearTimeout(timer);
    };
  }, [copied]);
  // Of another number that is shown meanwhile it would not be true.
  const said = copied === text ? words.now.copied : '';
  return (
    <>
      <button
        type="button"
        className="copy"
        onClick={() => {
          // A browser may refuse; the digits can still be selected by hand.
          navigator.clipboard.writeText(text).then(
            () => {
              setCopied(text);
            },
            () => undefined,
          );
        }}
      >
        {said || words.now.copy}
      </button>
      <span role="status" className="visually-hidden">
        {said}
      </span>
    </>
  );
}
