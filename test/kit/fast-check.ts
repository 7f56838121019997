/**
 * fast-check with one seed for every run, so that a run says the same on every machine; PADDOCK_SEED tries another. (Seed
 * -1121464197 of import/round-trip fails on a fault of V8, Node 24.21 included: after an object with keys ["x", "\\"] was
 * seen, JSON.parse('{"x":1,"\\n":2}') takes any one-character key that is written with an escape for "\\".)
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.PADDOCK_SEED ?? 20_261_123) });

export default fc;
