import fc from 'fast-check';

// A property that fails has noticed its mutant; the smallest counterexample would only cost time.
fc.configureGlobal({ endOnFailure: true });
