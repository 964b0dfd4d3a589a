import type { ReactNode } from 'react';

/** The frame of an icon; one that a part of the page draws alone comes with that part. */
export function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const CloseIcon = () => (
  <Icon>
    <path d="M5 5l10 10M15 5L5 15" />
  </Icon>
);
export const BackIcon = () => (
  <Icon>
    <path d="M12 4l-6 6 6 6" />
  </Icon>
);
export const NextIcon = () => (
  <Icon>
    <path d="M8 4l6 6-6 6" />
  </Icon>
);
export const SearchIcon = () => (
  <Icon>
    <circle cx="9" cy="9" r="5" />
    <path d="M13 13l4 4" />
  </Icon>
);
export const LayersIcon = () => (
  <Icon>
    <path d="M10 3l7 4-7 4-7-4zM3 11l7 4 7-4" />
  </Icon>
);
export const DownloadIcon = () => (
  <Icon>
    <path d="M10 3v9M6 9l4 4 4-4M4 16h12" />
  </Icon>
);
export const DocumentIcon = () => (
  <Icon>
    <path d="M5 2.8h6l4 4v10.4H5zM11 2.8v4h4M7.5 11h5M7.5 14h5" />
  </Icon>
);
export const ShareIcon = () => (
  <Icon>
    <circle cx="5" cy="10" r="2" />
    <circle cx="15" cy="5" r="2" />
    <circle cx="15" cy="15" r="2" />
    <path d="M7 9l6-3M7 11l6 3" />
  </Icon>
);
export const TracksIcon = () => (
  <Icon>
    <path d="M3 16c4 0 4-8 8-8 3 0 2 3 6 1" />
    <circle cx="3" cy="16" r="1" />
    <circle cx="17" cy="9" r="1.4" />
  </Icon>
);
export const OpenIcon = () => (
  <Icon>
    <path d="M3 6.5h5l1.5 2H17V16H3zM10 14v-4M8 12l2-2 2 2" />
  </Icon>
);
export const PlayIcon = () => (
  <Icon>
    <path d="M6 4l10 6-10 6z" fill="currentColor" />
  </Icon>
);
export const PauseIcon = () => (
  <Icon>
    <path d="M6.5 4v12M13.5 4v12" strokeWidth="3" />
  </Icon>
);
export const LineIcon = () => (
  <Icon>
    <circle cx="4" cy="15" r="1.8" />
    <circle cx="16" cy="5" r="1.8" />
    <path d="M5.4 13.8L9 10.5l2 1.5 3.6-5.6" />
  </Icon>
);
export const UploadIcon = () => (
  <Icon>
    <path d="M10 12V3M6 7l4-4 4 4M4 16h12" />
  </Icon>
);
export const UndoIcon = () => (
  <Icon>
    <path d="M7 4L3.5 7.5 7 11M4 7.5h7.5a4.5 4.5 0 0 1 0 9H8" />
  </Icon>
);
export const RedoIcon = () => (
  <Icon>
    <path d="M13 4l3.5 3.5L13 11M16 7.5H8.5a4.5 4.5 0 0 0 0 9H12" />
  </Icon>
);
export const RankIcon = () => (
  <Icon>
    <path d="M3 3h6v6H3zM11 3h6v6h-6zM3 11h6v6H3z" />
    <path d="M11 11h6v6h-6z" fill="currentColor" />
  </Icon>
);
