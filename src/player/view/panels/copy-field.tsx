import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { appTexts, shareTexts } from '../../strings.ts';

/** A text with a copy button. If the page may not write to the clipboard, the button selects the text. */
export function CopyField({ label, text }: { readonly label: string; readonly text: string }) {
  const isCopied = useSignal(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      isCopied.value = true;
    } catch {
      field.current?.select();
    }
  };
  return (
    <div class="copy-field">
      <label>
        <span>{label}</span>
        <textarea ref={field} readOnly rows={Math.min(8, text.split('\n').length + 1)} value={text} />
      </label>
      <button type="button" class="solid" onClick={() => void copy()}>
        {isCopied.value ? appTexts.copied : shareTexts.copy}
      </button>
    </div>
  );
}
