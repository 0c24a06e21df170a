import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { appTexts } from '../../strings.ts';
import { CloseIcon } from '../icons.tsx';

interface PanelProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly class?: string;
  /** Whether a field inside takes the focus. */
  readonly hasField?: boolean;
  readonly children: ComponentChildren;
}

/** A panel over one side of the stage. Escape, its button or a click beside it closes it; the focus then returns. */
export function Panel({ title, onClose, class: name = '', hasField = false, children }: PanelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Not `useEffect`, which cleans up after the dialog is gone: keys in between would be lost.
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
