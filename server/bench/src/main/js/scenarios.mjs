// What is measured: the loads, and the bar of each in its own unit, as on two cores of 2026.
const typing = (what, shape, bar) => ({ what, shape, kind: 'typing', unit: 'CPU-s per million deliveries', ...bar })

/** Pieces of about ten letters, as people write. */
const written = letters => ({ letters, pieces: Math.round(letters / 9.6) })

export const scenarios = {
  S1: typing('1 draft × 50 people, all typing 2/s', { documents: 1, people: 50, writers: 50, rate: 2 }, { bar: 9 }),
  S2: typing('200 drafts × 5 people, one typing 5/s', { documents: 200, people: 5, writers: 1, rate: 5 }, { bar: 27 }),
  S3: {
    what: '500 people join one draft of 105,000 letters at once',
    shape: { documents: 1, people: 500, writers: 0, storm: true, ...written(104_852) },
    kind: 'joining',
    unit: 'CPU-s',
    bar: 0.7
  },
  S4: typing('1 draft × 100 people, 36 letters/s each', { documents: 1, people: 100, writers: 100, rate: 36 }, { bar: 0.6 }),
  S5: {
    what: '1,000 drafts of 8.5 KB, one person each, at rest',
    shape: { documents: 1000, people: 1, writers: 0, ...written(2800) },
    kind: 'memory',
    unit: 'KB resident for each',
    bar: 60
  },
  S6: typing(
    '1 draft × 1,000 people, 30 typing 2/s with carets',
    { documents: 1, people: 1000, writers: 30, rate: 2, carets: 2 },
    { bar: 5 }
  ),
  S7: {
    what: '100 of 10,000 drafts at rest opened a second',
    shape: { documents: 10_000, rate: 100 },
    kind: 'opening',
    unit: 'ms until it is there, p99',
    bar: 100,
    alone: true
  }
}
