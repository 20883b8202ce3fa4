package dev.weir.cli.change;

/** Rules to begin with, in shadow mode, and their cases. */
public enum RuleSample {
    /** A sum over a window. */
    FEATURE("""
            on: transaction
            features:
              spend1h: {sum: transaction.amount, by: [cardId], over: 1h}
            when: spend1h > 1000
            then: {outcome: REVIEW, score: 40}
            """, """
            cases:
              - name: the third payment of 400 within an hour
                events:
                  - {at: 0s, transaction: {}}
                  - {at: +20m, transaction: {}}
                  - {at: +20m, transaction: {}}
                expect:
                  - {event: e3, outcome: REVIEW, features: {spend1h: 1200}}
              - name: the first is an hour ago
                events:
                  - {at: 0s, transaction: {}}
                  - {at: +30m, transaction: {}}
                  - {at: +30m, transaction: {}}
                expect: []
            """),
    /** A sequence of events. */
    PATTERN("""
            by: [cardId]
            pattern:
              within: 10m
              afterMatch: skipPastLastEvent
              stages:
                - {name: probe, on: transaction, where: transaction.amount < 1.0, times: 2}
                - {name: hit, on: transaction, where: transaction.amount > 300}
            then: {outcome: REVIEW, score: 60}
            """, """
            cases:
              - name: two small payments and a large one
                events:
                  - {at: 0s, transaction: {amount: 0.5}}
                  - {at: +1m, transaction: {amount: 0.5}}
                  - {at: +1m, transaction: {}}
                expect:
                  - {event: e3, outcome: REVIEW}
              - name: one small payment alone means nothing
                events:
                  - {at: 0s, transaction: {amount: 0.5}}
                  - {at: +1m, transaction: {}}
                expect: []
            """);

    private final String rule;
    private final String cases;

    RuleSample(String rule, String cases) {
        this.rule = rule;
        this.cases = cases;
    }

    /**
     * Returns the text of the rule.
     *
     * @param owner whose rule it is, {@code ""} to leave it out
     */
    public String rule(String id, String owner) {
        return "id: " + id + "\nversion: 1\ndescription: what it is for, in one sentence\n"
                + (owner.isEmpty() ? "" : "owner: " + owner + "\n") + "mode: shadow\n" + rule;
    }

    /** Returns the text of its cases. */
    String cases() {
        return "defaults:\n  transaction: {customerId: c-1, cardId: card-1, amount: 400}\n" + cases;
    }
}
