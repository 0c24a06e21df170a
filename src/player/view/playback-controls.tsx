import { hasTimeOfDay, instantText, momentText } from '../model/moment-text.ts';
import { lengthText } from '../model/lag-text.ts';
import { type ShownMoment, momentOnClock } from '../model/entry.ts';
import { PACES, type Pace } from '../model/pace.ts';
import { address } from '../state/address.ts';
import { setPace, stepBack, stepForward, toEnd, toggle, toStart } from '../state/player.ts';
import { playhead } from '../state/playhead.ts';
import { entries, gap, canControl, phase } from '../state/stage.ts';
import { controlTexts, momentTexts, paceTexts, precisionTexts } from '../strings.ts';
import { HistogramChart } from './histogram-chart.tsx';
import { AgainIcon, BackIcon, EndIcon, ForwardIcon, PauseIcon, PlayIcon, StartIcon } from './icons.tsx';

/** Play, steps, the clock, the histogram, the speed. */
export function PlaybackControls() {
  return (
    <section class="controls" aria-label={controlTexts.label}>
      <div class="transport">
        <IconButton text={controlTexts.start} onClick={toStart} class="far">
          <StartIcon />
        </IconButton>
        <IconButton text={controlTexts.back} onClick={stepBack}>
          <BackIcon />
        </IconButton>
        <PlayButton />
        <IconButton text={controlTexts.forward} onClick={stepForward}>
          <ForwardIcon />
        </IconButton>
        <IconButton text={controlTexts.end} onClick={toEnd} class="far">
          <EndIcon />
        </IconButton>
      </div>
      <When />
      <HistogramChart />
      <Speed />
    </section>
  );
}

interface IconButtonProps {
  readonly text: string;
  readonly onClick: () => Promise<void>;
  readonly class?: string;
  readonly children: preact.ComponentChildren;
}

function IconButton({ text, onClick, class: name = '', children }: IconButtonProps) {
  return (
    <button
      type="button"
      class={`icon-button ${name}`}
      aria-label={text}
      title={text}
      disabled={!canControl.value}
      onClick={() => void onClick()}
    >
      {children}
    </button>
  );
}

function PlayButton() {
  const isPlaying = phase.value === 'playing';
  const isFinished = phase.value === 'finished';
  const text = isPlaying ? controlTexts.pause : isFinished ? controlTexts.replay : controlTexts.play;
  return (
    <button
      type="button"
      class="play"
      aria-label={text}
      title={text}
      disabled={!canControl.value}
      onClick={() => void toggle()}
    >
      {isPlaying ? <PauseIcon /> : isFinished ? <AgainIcon /> : <PlayIcon />}
    </button>
  );
}

/** The moment of the last entry; between two entries, the time of the clock. */
function When() {
  const { zone, clock } = address.value;
  const entry = entries.value.at(-1);
  const moment = entry === undefined ? null : momentOnClock(entry, clock);
  const at = playhead.value;
  const passing = gap.value;
  const place = moment === null ? null : Date.parse(moment.scheduled);
  const isBetween = at !== null && place !== null && at > place;
  if (at === null && moment === null) {
    return (
      <div class="when">
        <strong>{controlTexts.beforeStart}</strong>
      </div>
    );
  }
  const precise = moment !== null && hasTimeOfDay(moment);
  return (
    <div class="when">
      <strong>{moment === null || isBetween ? instantText(at ?? 0, precise) : momentText(moment, zone)}</strong>
      <small>
        {passing !== null && controlTexts.skipped(lengthText(passing.to - passing.from))}
        {passing === null && isBetween && controlTexts.since(lengthText(at - place))}
        {passing === null && !isBetween && moment !== null && <Known moment={moment} />}
        {phase.value === 'finished' && ` · ${controlTexts.atEnd}`}
      </small>
    </div>
  );
}

/** The moment in the words of the source, and its precision. */
function Known({ moment: { written, precision } }: { readonly moment: ShownMoment }) {
  return (
    <>
      {written !== null && <span dir="auto">{momentTexts.asWritten(written)}: </span>}
      {precisionTexts[precision]}
    </>
  );
}

function Speed() {
  const passing = gap.value;
  return (
    <div class="speed">
      <label>
        <span class="unseen">{controlTexts.pace}</span>
        <select
          value={address.value.pace}
          disabled={!canControl.value}
          onChange={({ currentTarget }) => void setPace(currentTarget.value as Pace)}
        >
          {PACES.map((pace) => (
            <option key={pace} value={pace}>
              {paceTexts[pace]}
            </option>
          ))}
        </select>
      </label>
      {passing !== null && canControl.value && (
        <button type="button" class="plain skip-gap" onClick={() => void stepForward()}>
          {controlTexts.skip(lengthText(passing.to - passing.from))}
          <ForwardIcon />
        </button>
      )}
      {phase.value !== 'idle' && passing === null && <Live />}
    </div>
  );
}

function Live() {
  const isLive = phase.value === 'finished';
  return (
    <button
      type="button"
      class={`plain live${isLive ? ' on' : ''}`}
      disabled={isLive || !canControl.value}
      onClick={() => void toEnd()}
    >
      {isLive ? controlTexts.following : controlTexts.follow}
    </button>
  );
}
