import { useRef } from 'preact/hooks';
import type { TimeSpan } from '../model/address.ts';
import { fromX, toX } from '../model/bars.ts';
import { instantText } from '../model/moment-text.ts';
import { address, navigate } from '../state/address.ts';
import { canControl } from '../state/stage.ts';
import { histogramTexts } from '../strings.ts';

interface SpanHandlesProps {
  readonly whole: TimeSpan;
  readonly width: number;
  readonly span: TimeSpan | null;
  readonly onDrag: (span: TimeSpan | null) => void;
}

/** A period is at least a hundredth of the record, so that both handles can be dragged. */
const SHORTEST = 0.01;

/** The two ends of the period to play. The reader drags them, or moves them with the arrow keys. */
export function SpanHandles({ whole, width, span, onDrag }: SpanHandlesProps) {
  const shown = span ?? whole;
  const least = (whole.to - whole.from) * SHORTEST;
  const moved = (end: 'from' | 'to', at: number): TimeSpan =>
    end === 'from'
      ? { from: Math.max(whole.from, Math.min(at, shown.to - least)), to: shown.to }
      : { from: shown.from, to: Math.min(whole.to, Math.max(at, shown.from + least)) };
  const choose = (next: TimeSpan) => {
    onDrag(null);
    const isWhole = next.from <= whole.from && next.to >= whole.to;
    navigate({ span: isWhole ? null : { from: Math.round(next.from), to: Math.round(next.to) } });
  };
  return (
    <>
      {(['from', 'to'] as const).map((end) => (
        <Handle
          key={end}
          end={end}
          at={shown[end]}
          whole={whole}
          width={width}
          onMove={(at) => onDrag(moved(end, at))}
          onChoose={(at) => choose(moved(end, at))}
        />
      ))}
      {address.value.span !== null && (
        <button type="button" class="plain whole" onClick={() => navigate({ span: null })}>
          {histogramTexts.clearSpan}
        </button>
      )}
    </>
  );
}

interface HandleProps {
  readonly end: 'from' | 'to';
  readonly at: number;
  readonly whole: TimeSpan;
  readonly width: number;
  readonly onMove: (at: number) => void;
  readonly onChoose: (at: number) => void;
}

function Handle({ end, at, whole, width, onMove, onChoose }: HandleProps) {
  const isDragging = useRef(false);
  const instantAt = (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    return fromX(event.clientX - (box?.left ?? 0), whole, width);
  };
  const press = (event: KeyboardEvent) => {
    const direction = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onChoose(at + (direction * (whole.to - whole.from)) / 50);
  };
  return (
    <div
      class={`handle ${end}`}
      role="slider"
      tabIndex={canControl.value ? 0 : -1}
      aria-label={end === 'from' ? histogramTexts.spanStart : histogramTexts.spanEnd}
      aria-valuemin={whole.from}
      aria-valuemax={whole.to}
      aria-valuenow={Math.round(at)}
      aria-valuetext={instantText(at, false)}
      style={{ transform: `translateX(${toX(at, whole, width)}px)` }}
      onPointerDown={(event) => {
        if (!canControl.value) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        isDragging.current = true;
      }}
      onPointerMove={(event) => isDragging.current && onMove(instantAt(event))}
      onPointerUp={(event) => {
        if (isDragging.current) onChoose(instantAt(event));
        isDragging.current = false;
      }}
      onKeyDown={press}
    />
  );
}
