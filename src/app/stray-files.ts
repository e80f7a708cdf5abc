/** A file that is dropped beside the places that take one must not make the browser leave the page for it. */
export function refuseStrayFiles(target: Window): () => void {
  const refuse = (event: DragEvent): void => {
    const { dataTransfer } = event;
    // The places that take one have accepted it by now.
    if (event.defaultPrevented || !dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    dataTransfer.dropEffect = 'none';
  };
  target.addEventListener('dragover', refuse);
  target.addEventListener('drop', refuse);
  return () => {
    target.removeEventListener('dragover', refuse);
    target.removeEventListener('drop', refuse);
  };
}
