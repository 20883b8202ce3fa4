/**
 * Proofs of who sent something: {@code Signers} of those who push rules and lists, {@code SwitchOffSeal} of guards, which
 * alone may ask that a rule be switched off, {@code TrainedSeal} of the models that the job trains.
 */
@NullMarked
package dev.weir.engine.seal;

import org.jspecify.annotations.NullMarked;
