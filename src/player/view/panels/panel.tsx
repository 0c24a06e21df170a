import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { appTexts } from '../../strings.ts';
import { CloseIcon } from '../icons.tsx';

interface PanelProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly class?: string;
  /** Whether something inside takes the focus. */
  readonly hasField?: boolean;
  readonly children: ComponentChildren;
}

/** What lies over the stage, at its side. Escape, the button and a press beside it close it; the focus then goes back. */
export function Panel({ title, onClose, class: name = '', hasField = false, children }: PanelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Not `useEffect`, which cleans up only after the dialog has gone: what is typed meanwhile would go nowhere.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    const before = document.activeElement;
    element.showModal();
    return () => {
      element.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={`panel ${name}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div class="panel-inside">
        <header class="panel-head">
          <h2 id={titleId} tabIndex={-1} autofocus={!hasField}>
            {title}
          </h2>
          <button type="button" class="icon-button" aria-label={appTexts.close} onClick={onClose}>
            <CloseIcon />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
