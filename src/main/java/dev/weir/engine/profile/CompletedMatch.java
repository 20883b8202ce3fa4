package dev.weir.engine.profile;

import dev.weir.engine.plan.PatternPlan;
import dev.weir.events.Event;
import dev.weir.patterns.match.Match;

/**
 * A match that was completed at a key.
 *
 * @param completing the event that completed it; the last one that it took if time completed it
 * @param byTime whether time completed it
 */
record CompletedMatch(PatternPlan plan, Match match, Event completing, boolean byTime) {}
