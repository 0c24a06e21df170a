import { address, navigate, linkTo } from '../../state/address.ts';
import { closePanel } from '../../state/open-panel.ts';
import { playhead } from '../../state/playhead.ts';
import { canControl, phase, view } from '../../state/stage.ts';
import { shareTexts } from '../../strings.ts';
import { CopyField } from './copy-field.tsx';
import { Panel } from './panel.tsx';

/** A link to the present view, a room to watch together, and HTML for another page. */
export function SharePanel() {
  const at = phase.value === 'idle' ? null : playhead.value;
  const link = linkTo({ at: at === null ? null : Math.round(at), room: null });
  const embedLink = `${link}${link.includes('?') ? '&' : '?'}embed`;
  const frame = `<iframe src="${embedLink.replaceAll('&', '&amp;')}" width="100%" height="640" style="border:0"></iframe>`;
  return (
    <Panel title={shareTexts.title} onClose={closePanel}>
      <CopyField label={shareTexts.link} text={link} />
      <Together />
      <CopyField label={shareTexts.embed} text={frame} />
    </Panel>
  );
}

function Together() {
  const { room } = address.value;
  const open = () => navigate({ room: `room-${crypto.randomUUID().slice(0, 8)}`, entry: null });
  return (
    <section class="together">
      <h3>{shareTexts.together}</h3>
      <p>{shareTexts.togetherAbout}</p>
      {room === null ? (
        <button type="button" class="solid" onClick={open}>
          {shareTexts.openRoom}
        </button>
      ) : (
        <>
          <p role="status">
            {shareTexts.inRoom(view.value?.status?.viewers ?? 1)}
            {!canControl.value && ` ${shareTexts.guest}`}
          </p>
          <CopyField label={shareTexts.together} text={linkTo({ room, at: null })} />
          <button type="button" class="plain" onClick={() => navigate({ room: null })}>
            {shareTexts.leaveRoom}
          </button>
        </>
      )}
    </section>
  );
}
