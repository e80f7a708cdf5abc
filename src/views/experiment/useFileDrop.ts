import { useState } from 'react';
import type { DragEvent, HTMLAttributes } from 'react';

type DropProps = Pick<
  HTMLAttributes<HTMLElement>,
  'onDragEnter' | 'onDragOver' | 'onDragLeave' | 'onDrop'
> & { readonly 'data-drop': string | undefined };

const holdsFile = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files');

/**
 * Lets an element take a file that is dropped on it. While one is held over it, it says what will
 * happen (experiment.css).
 *
 * @param onText is offered a text that is dropped; the browser does as usual where it refuses
 */
export function useFileDrop(
  says: string,
  onFile: (file: File) => void,
  onText: (text: string) => boolean = () => false,
): DropProps {
  const [isOver, setOver] = useState(false);
  const hold = (event: DragEvent): void => {
    if (!holdsFile(event)) return;
    // Accepting it is what keeps the browser from leaving the page for the file.
    event.preventDefault();
    setOver(true);
  };
  return {
    'data-drop': isOver ? says : undefined,
    onDragEnter: hold,
    onDragOver: hold,
    onDragLeave: ({ currentTarget, relatedTarget }) => {
      // Over one of its own children it has not left.
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
    },
    onDrop: (event) => {
      setOver(false);
      const [file] = event.dataTransfer.files;
      if (file !== undefined) onFile(file);
      else if (!onText(event.dataTransfer.getData('text/plain'))) return;
      event.preventDefault();
    },
  };
}
