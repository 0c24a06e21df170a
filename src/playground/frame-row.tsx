import { memo, useState } from 'react';
import type { LoggedFrame } from './frame-log.ts';
import { summarise } from './frame-summary.ts';

/** A frame in one line; it opens to the whole frame. */
export const FrameRow = memo(function FrameRow({ frame }: { readonly frame: LoggedFrame }) {
  const [isOpen, setOpen] = useState(false);
  const { kind, tone, time, who, text } = summarise(frame.result);
  return (
    <li className={`frame frame-${tone}`}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span className="frame-number">{frame.number}</span>
          <time className="frame-time">{time}</time>
          <span className="frame-kind">{kind}</span>
          <span className="frame-words">
            {who !== '' && <b>{who}</b>}
            <span className="frame-text">{text}</span>
          </span>
        </summary>
        {isOpen && <pre>{JSON.stringify(frame.result.data ?? frame.result, null, 2)}</pre>}
      </details>
    </li>
  );
});
