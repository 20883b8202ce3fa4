package dev.weir.engine.profile;

import dev.weir.engine.plan.PatternPlan;
import dev.weir.events.Event;
import dev.weir.patterns.match.Match;

/**
 * A match that was completed under a key.
 *
 * @param completing the event that completed it; the last that it took where time did
 * @param byTime whether time did
 */
record CompletedMatch(PatternPlan plan, Match match, Event completing, boolean byTime) {}
