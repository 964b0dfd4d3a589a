import type { ReactNode } from 'react';

function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      {children}
    </svg>
  );
}

export const CloseIcon = () => <Icon><path d="M5 5l10 10M15 5L5 15" /></Icon>;
export const BackIcon = () => <Icon><path d="M12 4l-6 6 6 6" /></Icon>;
export const SearchIcon = () => <Icon><circle cx="9" cy="9" r="5" /><path d="M13 13l4 4" /></Icon>;
export const LayersIcon = () => <Icon><path d="M10 3l7 4-7 4-7-4zM3 11l7 4 7-4" /></Icon>;
export const DownloadIcon = () => <Icon><path d="M10 3v9M6 9l4 4 4-4M4 16h12" /></Icon>;
export const DocumentIcon = () => <Icon><path d="M5 2.8h6l4 4v10.4H5zM11 2.8v4h4M7.5 11h5M7.5 14h5" /></Icon>;
export const ShareIcon = () => <Icon><circle cx="5" cy="10" r="2" /><circle cx="15" cy="5" r="2" /><circle cx="15" cy="15" r="2" /><path d="M7 9l6-3M7 11l6 3" /></Icon>;
export const PlayIcon = () => <Icon><path d="M6 4l10 6-10 6z" fill="currentColor" /></Icon>;
export const PauseIcon = () => <Icon><path d="M6.5 4v12M13.5 4v12" strokeWidth="3" /></Icon>;
export const ChevronIcon = () => <Icon><path d="M6 8l4 4 4-4" /></Icon>;
