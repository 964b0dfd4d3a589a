import { type ReactNode, useId } from 'react';

interface FileInputProps {
  /** Endings and media types that the chooser offers. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
  /** What the input is called; its label's text when left out. */
  readonly name?: string;
  /** Looks like a link instead of a button. */
  readonly isLink?: boolean;
  /** The label's text. */
  readonly children: ReactNode;
}

/** A label that opens the chooser of files; the same file may be chosen again. */
export function FileInput({ accept, onFile, name, isLink = false, children }: FileInputProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id} className={isLink ? 'link-label' : 'file-button'}>
        {children}
      </label>
      <input
        id={id}
        type="file"
        className="visually-hidden"
        accept={accept}
        aria-label={name}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
