import { pick, useGraphiQL, useGraphiQLActions, useMonaco } from '@graphiql/react';
import { useEffect, useLayoutEffect } from 'react';

/** The names of the editor's themes. */
export const EDITOR_THEMES = { light: 'backchannel-paper', dark: 'backchannel-night' };

const GROUND = '#00000000';

/** Colours of the syntax in the light theme (contrast at least 4.5 to 1 on #fffdf8) and in the dark theme (on #1d2128). */
const PAPER = {
  words: '1c1b19',
  keyword: '9b2d16',
  field: '2b4c7e',
  argument: '6b4a12',
  value: '1f6b45',
  aside: '6d675d',
};
const NIGHT = {
  words: 'e9e4d8',
  keyword: 'f0a58e',
  field: '9cc2ef',
  argument: 'dcc08a',
  value: '9fd3b0',
  aside: '9aa0aa',
};

function toRules({ words, keyword, field, argument, value, aside }: typeof PAPER) {
  const colours = {
    '': words,
    comment: aside,
    keyword,
    'type.identifier': keyword,
    'key.identifier': field,
    'argument.identifier': argument,
    variable: argument,
    string: value,
    number: value,
    'string.key.json': field,
    'string.value.json': value,
    'keyword.json': keyword,
  };
  return Object.entries(colours).map(([token, foreground]) => ({ token, foreground }));
}

interface Surface {
  readonly card: string;
  readonly line: string;
  readonly chosen: string;
  readonly aside: string;
}

const toColours = ({ card, line, chosen, aside }: Surface) => ({
  'editor.background': GROUND,
  'editorGutter.background': GROUND,
  'scrollbar.shadow': GROUND,
  'editorLineNumber.foreground': aside,
  'editorLineNumber.activeForeground': aside,
  'editorLineNumber.dimmedForeground': aside,
  'editorBracketHighlight.foreground1': aside,
  'editorBracketHighlight.foreground2': aside,
  'editorBracketHighlight.foreground3': aside,
  'editorHoverWidget.background': card,
  'editorHoverWidget.border': line,
  'editorSuggestWidget.background': card,
  'editorSuggestWidget.border': line,
  'editorSuggestWidget.selectedBackground': chosen,
  'editorWidget.background': card,
});

/** Defines the themes before the first editor exists, and follows the system unless the reader chose a theme. */
export function useEditorLook(): void {
  const monaco = useMonaco((state) => state.monaco);
  const { theme, queryEditor, responseEditor } = useGraphiQL(pick('theme', 'queryEditor', 'responseEditor'));
  const { setTheme } = useGraphiQLActions();
  useLayoutEffect(() => {
    monaco?.editor.defineTheme(EDITOR_THEMES.light, {
      base: 'vs',
      inherit: true,
      rules: toRules(PAPER),
      colors: toColours({ card: '#fffdf8', line: '#ddd5c6', chosen: '#f3e2d8', aside: '#6d675d' }),
    });
    monaco?.editor.defineTheme(EDITOR_THEMES.dark, {
      base: 'vs-dark',
      inherit: true,
      rules: toRules(NIGHT),
      colors: toColours({ card: '#1d2128', line: '#3a414d', chosen: '#4a2f28', aside: '#9aa0aa' }),
    });
  }, [monaco]);
  useEffect(() => {
    for (const editor of [queryEditor, responseEditor]) {
      editor?.updateOptions({ fontSize: 13.5, wordWrap: 'on' });
    }
  }, [queryEditor, responseEditor]);
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => setTheme(theme);
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, [theme, setTheme]);
}
