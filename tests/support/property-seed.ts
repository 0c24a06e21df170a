/**
 * Set-up of every test file: each run tries the same generated cases, so that a change that fails has failed by itself.
 * `PROPERTY_SEED=$RANDOM npm test` tries others.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 1) });
