package dev.weir.engine.decide;

/** A verdict on an action that waited, or on several that were due at once and do not go out. */
public record DueVerdict(DecisionRequest request, Verdict verdict) {}
