import { useEffect, useEffectEvent } from 'react';

/** Hears of files dropped anywhere on the page, which the browser would else leave the page for. @param onFiles not called where not `active` */
export function useDroppedFiles(active: boolean, onFiles: (files: readonly File[]) => void): void {
  const take = useEffectEvent((event: DragEvent) => {
    // Upon a file input the browser takes the files by itself; elsewhere it would leave the page for the file.
    if (event.target instanceof HTMLInputElement || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    if (event.type === 'drop') onFiles([...event.dataTransfer.files]);
  });
  useEffect(() => {
    if (!active) return undefined;
    const hear = (event: DragEvent): void => take(event);
    window.addEventListener('dragover', hear);
    window.addEventListener('drop', hear);
    return () => {
      window.removeEventListener('dragover', hear);
      window.removeEventListener('drop', hear);
    };
  }, [active]);
}
