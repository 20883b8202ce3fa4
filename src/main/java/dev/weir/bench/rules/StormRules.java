package dev.weir.bench.rules;

import dev.weir.sandbox.kafka.Message;
import dev.weir.sandbox.kafka.Topics;
import java.util.Locale;

/** Rules that are pushed again and again, each with a feature, and a threshold that hardly any payment exceeds. */
public final class StormRules {
    /** The prefix of their ids. */
    static final String PREFIX = "storm-";

    private static final int FEATURES = 50;

    private StormRules() {}

    /** Returns the n-th update, from 0, of this many rules in turn. */
    public static Message update(long n, int rules) {
        String id = PREFIX + n % rules;
        String json = String.format(Locale.ROOT, """
                {"id":"%s","version":%d,"on":"transaction",
                 "features":{"spent":{"sum":"transaction.amount","by":["cardId"],"over":"%dm"}},
                 "when":"transaction.amount > %d.0 && spent > 1000.0 && transaction.channel == 'WEB'",
                 "then":{"outcome":"REVIEW","score":10}}""", id, 1 + n / rules, 1 + n % FEATURES, 900_000 + n);
        return new Message(Topics.RULES, id, json, "");
    }
}
