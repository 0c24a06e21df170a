import { csvExport } from './csv/csv.ts';
import { ftmExport } from './ftm/ftm.ts';
import { htmlExport } from './html/html.ts';
import { icsExport } from './ics/ics.ts';
import { timelineJsExport } from './timelinejs/timelinejs.ts';
import type { OutputFormat } from './output-format.ts';
import { ownJson } from '../own/json.ts';
import { ownNdjson } from '../own/ndjson.ts';

/** All formats that a record can be exported to. */
export const OUTPUT_FORMATS: readonly OutputFormat[] = [
  ownJson,
  ownNdjson,
  csvExport,
  timelineJsExport,
  ftmExport,
  icsExport,
  htmlExport,
];
