package dev.weir.engine.seal;

/** What the signature of a push is worth. */
public enum SignatureState {
    /** There is none. */
    NONE,
    /** There is one, and no signers by whose keys it could be checked. */
    UNCHECKED,
    /** It is of a signer, and for this. */
    GOOD,
    /** It is of nobody who may sign, or not for this. */
    BAD
}
