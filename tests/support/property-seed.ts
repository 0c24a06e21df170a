/**
 * Set-up of every test file: each run tries the same generated cases, so that only a change of the code can make a test
 * fail. `PROPERTY_SEED=$RANDOM npm test` tries other cases.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 1) });
