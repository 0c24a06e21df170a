import { address } from '../state/address.ts';
import { announcement } from '../state/announcements.ts';
import { chosenCollection, collections, loadCollections, loadError } from '../state/record.ts';
import { phase } from '../state/stage.ts';
import { appTexts, stateTexts } from '../strings.ts';
import { PlaybackControls } from './playback-controls.tsx';
import { FrontPage } from './front-page.tsx';
import { Header } from './header.tsx';
import { Notices } from './notices.tsx';
import { Opening } from './opening.tsx';
import { PanelHost } from './panels/panel-host.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { StagePane } from './stage-pane.tsx';
import { StatePage } from './state-page.tsx';

/** The whole page: the player, the front page, or a page that says why there is nothing to play. */
export function App() {
  return (
    <>
      <Content />
      <p class="unseen" role="status" aria-live="polite">
        {announcement.value}
      </p>
    </>
  );
}

function Content() {
  const all = collections.value;
  if (loadError.value !== null) {
    return (
      <StatePage title={stateTexts.error} text={loadError.value.message}>
        <button type="button" class="solid" onClick={() => void loadCollections()}>
          {stateTexts.retry}
        </button>
      </StatePage>
    );
  }
  if (all === null) return <StatePage title={appTexts.name} text={stateTexts.loading} isBusy />;
  if (all.length === 0) return <StatePage title={stateTexts.empty} text={stateTexts.emptyRecord} />;
  const chosen = chosenCollection.value;
  if (chosen === null && address.value.collection === null) return <FrontPage collections={all} />;
  if (chosen === null) {
    return (
      <StatePage title={stateTexts.empty} text={stateTexts.notFound}>
        <a class="solid" href="./">
          {stateTexts.toFront}
        </a>
      </StatePage>
    );
  }
  document.title = appTexts.title(chosen.title);
  const isIdle = phase.value === 'idle';
  return (
    <div class={`player${address.value.isEmbedded ? ' embedded' : ''}${isIdle ? ' idle' : ''}`}>
      <a class="skip" href="#stage">
        {appTexts.skipToStage}
      </a>
      <Header collection={chosen} />
      <main id="stage" tabIndex={-1}>
        <SelectionBar />
        <Notices />
        {isIdle ? <Opening collection={chosen} /> : <StagePane />}
      </main>
      <PlaybackControls />
      <PanelHost />
    </div>
  );
}
