package dev.weir.engine.warm;

import dev.weir.events.answer.FeatureNote;
import dev.weir.features.definition.FeatureDefinition;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RuleFeature;
import java.util.ArrayList;
import java.util.List;

/**
 * The warm-up of a feature: since when the data that it needs is kept without a gap, by whatever rules. A feature of
 * the same series with a window as long or longer keeps all of that data.
 *
 * @param series id of the series behind it; followed by {@code "/latest"} if the feature only keeps its latest event,
 *     which is too little for others
 * @param windowMillis the longest that its window can be
 * @param sinceMillis wall clock; 0 if it is longer than known
 */
public record WarmUp(String series, long windowMillis, long sinceMillis) {
    private static final String OF_LATEST = "/latest";

    /** Returns the warm-ups of a rule that comes into force now, given those of all rules in force until then. */
    public static List<WarmUp> of(Rule rule, WarmUps before, long nowMillis) {
        List<WarmUp> warmUps = new ArrayList<>();
        for (RuleFeature feature : rule.features()) { // columns come last, and are not computed from events
            feature.aggregate().ifPresent(of -> warmUps.add(of(of, before, nowMillis)));
        }
        return warmUps;
    }

    private static WarmUp of(FeatureDefinition feature, WarmUps before, long nowMillis) {
        String series = feature.series().id();
        long since = sinceMillis(series, feature, before, nowMillis);
        if (!feature.isOfLatest()) {
            return new WarmUp(series, feature.windowMillis(), since);
        }
        String latest = series + OF_LATEST;
        return new WarmUp(latest, feature.windowMillis(), sinceMillis(latest, feature, before, since));
    }

    private static long sinceMillis(String series, FeatureDefinition feature, WarmUps before, long atMost) {
        long since = atMost;
        for (WarmUp warmUp : before.of(series)) {
            if (warmUp.windowMillis >= feature.windowMillis()) {
                since = Math.min(since, warmUp.sinceMillis);
            }
        }
        return since;
    }

    /** Returns the notes about the features of a rule. */
    public static List<FeatureNote> notes(Rule rule, List<WarmUp> features, long nowMillis) {
        List<FeatureNote> notes = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            notes.add(features.get(i).note(rule.features().get(i), nowMillis));
        }
        return notes;
    }

    private FeatureNote note(RuleFeature feature, long nowMillis) {
        long warm = feature.aggregate().orElseThrow().window().wholeMillis(sinceMillis);
        return new FeatureNote(feature.name(), sinceMillis == 0 || warm <= nowMillis ? 0 : warm);
    }
}
