import { Option } from 'commander';
import { DEFAULT_STORE } from '../../config.ts';
import { FILTER_HELP, parseFilter } from './filter-option.ts';

/** `--store`, the same for every command. */
export function storeOption(): Option {
  return new Option(
    '--store <location>',
    `sqlite:FILE or mongodb://HOST/DATABASE (default: BACKCHANNEL_STORE, or ${DEFAULT_STORE})`,
  );
}

/** `--filter`, an EntryFilter as JSON. */
export function filterOption(): Option {
  return new Option('--filter <json>', FILTER_HELP).argParser(parseFilter);
}
