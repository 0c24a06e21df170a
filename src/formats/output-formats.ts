import { csvExport } from './export-csv.ts';
import { ftmExport } from './export-ftm.ts';
import { htmlExport } from './export-html.ts';
import { icsExport } from './export-ics.ts';
import { timelineJsExport } from './export-timelinejs.ts';
import type { OutputFormat } from './output-format.ts';
import { ownJson } from './own/json.ts';
import { ownNdjson } from './own/ndjson.ts';

/** Every format that can be written. */
export const OUTPUT_FORMATS: readonly OutputFormat[] = [
  ownJson,
  ownNdjson,
  csvExport,
  timelineJsExport,
  ftmExport,
  icsExport,
  htmlExport,
];
