import { address, navigate } from '../../state/address.ts';
import { closePanel } from '../../state/open-panel.ts';
import { theme, THEMES } from '../../state/preferences.ts';
import { settingsTexts } from '../../strings.ts';
import { Panel } from './panel.tsx';

/** Settings of the time zone and the theme. */
export function ViewPanel() {
  return (
    <Panel title={settingsTexts.title} onClose={closePanel}>
      <fieldset class="choices">
        <legend>{settingsTexts.zone}</legend>
        {(['record', 'reader'] as const).map((zone) => (
          <label key={zone}>
            <input type="radio" name="zone" checked={address.value.zone === zone} onChange={() => navigate({ zone })} />
            {settingsTexts.zones[zone]}
          </label>
        ))}
      </fieldset>
      <fieldset class="choices">
        <legend>{settingsTexts.theme}</legend>
        {THEMES.map((one) => (
          <label key={one}>
            <input type="radio" name="theme" checked={theme.value === one} onChange={() => (theme.value = one)} />
            {settingsTexts.themes[one]}
          </label>
        ))}
      </fieldset>
    </Panel>
  );
}
