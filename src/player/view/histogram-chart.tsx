import { useComputed, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { barsOf, fromX, histogramPath, toX } from '../model/bars.ts';
import { axisTicks } from '../model/intervals.ts';
import type { TimeSpan } from '../model/address.ts';
import { instantText } from '../model/moment-text.ts';
import { address, navigate } from '../state/address.ts';
import { histogramWidth } from '../state/connect.ts';
import { previewAt } from '../state/jumps.ts';
import { seek } from '../state/player.ts';
import { playhead } from '../state/playhead.ts';
import { buckets, recordSpan } from '../state/record.ts';
import { canControl, phase } from '../state/stage.ts';
import { histogramTexts, tickText } from '../strings.ts';
import { SpanHandles } from './span-handles.tsx';

const HEIGHT = 60;
const AXIS_Y = 36;
const PX_A_TICK = 92;

/** The whole record as bars: public entries above the axis, private entries below. To drag moves in time. */
export function HistogramChart() {
  const element = useRef<HTMLDivElement>(null);
  const dragged = useSignal<TimeSpan | null>(null);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined && entry.contentRect.width > 0) histogramWidth.value = entry.contentRect.width;
    });
    if (element.current !== null) observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  const whole = recordSpan.value;
  return (
    <div class="histogram" ref={element}>
      {whole !== null && <Picture whole={whole} dragged={dragged.value} onDrag={(span) => (dragged.value = span)} />}
    </div>
  );
}

interface PictureProps {
  readonly whole: TimeSpan;
  /** The period during a drag. */
  readonly dragged: TimeSpan | null;
  readonly onDrag: (span: TimeSpan | null) => void;
}

function Picture({ whole, dragged, onDrag }: PictureProps) {
  const width = histogramWidth.value;
  const paths = useComputed(() => {
    const size = { width: histogramWidth.value, above: AXIS_Y - 4, below: HEIGHT - AXIS_Y - 4, axis: AXIS_Y };
    const bars = barsOf(buckets.value, recordSpan.value ?? { from: 0, to: 1 }, size);
    return { public: histogramPath(bars, 'public'), private: histogramPath(bars, 'private') };
  });
  const span = dragged ?? address.value.span;
  const ticks = axisTicks(whole.from, whole.to, Math.max(2, Math.floor(width / PX_A_TICK)));
  return (
    <>
      <svg
        class="bars"
        viewBox={`0 0 ${width} ${HEIGHT}`}
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={histogramTexts.label}
      >
        <line class="axis" x1={0} x2={width} y1={AXIS_Y} y2={AXIS_Y} />
        <path class="public" d={paths.value.public} />
        <path class="private" d={paths.value.private} />
        {span !== null && <Shade span={span} whole={whole} width={width} />}
      </svg>
      <Scrubber whole={whole} width={width} onDrag={onDrag} />
      <div class="ticks" aria-hidden="true">
        {ticks.map(({ at, unit }, index) => (
          <span key={at} style={{ left: `${toX(at, whole, width)}px` }}>
            {tickText(at, unit, index === 0)}
          </span>
        ))}
      </div>
      <SpanHandles whole={whole} width={width} span={span} onDrag={onDrag} />
    </>
  );
}

/** Dims everything outside the chosen period. */
function Shade({ span, whole, width }: { readonly span: TimeSpan; readonly whole: TimeSpan; readonly width: number }) {
  const [left, right] = [toX(span.from, whole, width), toX(span.to, whole, width)];
  return (
    <>
      <rect class="shade" x={0} y={0} width={Math.max(0, left)} height={HEIGHT} />
      <rect class="shade" x={right} y={0} width={Math.max(0, width - right)} height={HEIGHT} />
    </>
  );
}

/** Arrow keys move by a hundredth of the record, page keys by a tenth. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -0.01,
  ArrowDown: -0.01,
  ArrowRight: 0.01,
  ArrowUp: 0.01,
  PageDown: -0.1,
  PageUp: 0.1,
};

function Scrubber({ whole, width, onDrag }: Pick<PictureProps, 'whole' | 'onDrag'> & { readonly width: number }) {
  const start = useRef<number | null>(null);
  const at = playhead.value;
  const instantAt = (event: PointerEvent & { readonly currentTarget: HTMLElement }) =>
    fromX(event.clientX - event.currentTarget.getBoundingClientRect().left, whole, width);
  const begin = (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
    if (event.button !== 0 || !canControl.value) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = instantAt(event);
    if (!event.shiftKey) void previewAt(start.current);
  };
  const move = (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
    if (start.current === null) return;
    const now = instantAt(event);
    if (event.shiftKey) onDrag({ from: Math.min(start.current, now), to: Math.max(start.current, now) });
    else void previewAt(now);
  };
  const end = (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
    if (start.current === null) return;
    const now = instantAt(event);
    const span = { from: Math.min(start.current, now), to: Math.max(start.current, now) };
    start.current = null;
    onDrag(null);
    if (!event.shiftKey) void seek(now);
    else if (span.from < span.to) navigate({ span });
  };
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || !canControl.value) return;
    event.preventDefault();
    event.stopPropagation();
    const next = (playhead.peek() ?? whole.from) + step * (whole.to - whole.from);
    void seek(Math.max(whole.from, Math.min(whole.to, next)));
  };
  return (
    <div
      class="scrubber"
      role="slider"
      tabIndex={0}
      title={histogramTexts.hint}
      aria-label={histogramTexts.playhead}
      aria-valuemin={whole.from}
      aria-valuemax={whole.to}
      aria-valuenow={at ?? whole.from}
      aria-valuetext={at === null ? histogramTexts.valueBefore : instantText(at, false)}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={() => {
        start.current = null;
        onDrag(null);
      }}
      onKeyDown={press}
    >
      {phase.value !== 'idle' && at !== null && (
        <span class="playhead" style={{ transform: `translateX(${toX(at, whole, width)}px)` }} />
      )}
    </div>
  );
}
