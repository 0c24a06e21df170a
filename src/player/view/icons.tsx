import type { JSX } from 'preact';

/** Icons as SVG: they need no font and no other host. Screen readers skip them. */
function icon(path: JSX.Element) {
  return () => (
    <svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
      {path}
    </svg>
  );
}

export const PlayIcon = icon(
  <path d="M8 5.2v13.6a.8.8 0 0 0 1.2.7l11-6.8a.8.8 0 0 0 0-1.4l-11-6.8a.8.8 0 0 0-1.2.7z" />,
);
export const PauseIcon = icon(<path d="M7 5h3.4v14H7zM13.6 5H17v14h-3.4z" />);
export const AgainIcon = icon(<path d="M12 6V2.8L7.2 7 12 11.2V8a5.5 5.5 0 1 1-5.3 7H4.6A7.5 7.5 0 1 0 12 6z" />);
export const BackIcon = icon(<path d="M17 6v12l-9-6zM6 6h2v12H6z" />);
export const ForwardIcon = icon(<path d="M7 6v12l9-6zM16 6h2v12h-2z" />);
export const StartIcon = icon(<path d="M19 6v12l-7-6zM12 6v12l-7-6zM3.4 6h1.8v12H3.4z" />);
export const EndIcon = icon(<path d="M5 6v12l7-6zM12 6v12l7-6zM18.8 6h1.8v12h-1.8z" />);
export const CloseIcon = icon(
  <path d="m6.4 5 5.6 5.6L17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6l5.6-5.6L5 6.4z" />,
);
