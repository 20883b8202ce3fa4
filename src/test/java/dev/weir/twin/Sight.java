package dev.weir.twin;

import dev.weir.events.Value;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a rule sees at an event, or when its action is due.
 *
 * @param subject whose earlier decisions it asks
 * @param firing whether another rule fires in the same decision
 */
record Sight(
        NaiveShop shop,
        Draft rule,
        Fact event,
        String subject,
        long atMillis,
        Map<String, Fact> stages,
        Predicate<String> firing)
        implements View {
    /** At a time when no other rule is asked. */
    static Sight alone(
            NaiveShop shop, Draft rule, Fact event, String subject, long atMillis, Map<String, Fact> stages) {
        return new Sight(shop, rule, event, subject, atMillis, stages, other -> false);
    }

    @Override
    public boolean fires(String other) {
        return firing.test(other);
    }

    @Override
    public Value feature(String name) {
        Feat feature = rule.features().get(name);
        return feature == null ? Value.absent() : shop.keys().value(feature, event, shop.zoneOf(event));
    }

    @Override
    public Object column(String name) {
        return shop.column(event.text("customerId"), name);
    }

    @Override
    public boolean isListed(String list, String entry) {
        return shop.lists().has(list, entry, event.atMillis());
    }

    @Override
    public Object look(String table, String key, String field) {
        return shop.lists().look(table, key, field, event.atMillis());
    }

    @Override
    public int times(String question, long withinMillis) {
        return shop.subjects().times(question, subject, atMillis, withinMillis);
    }
}
