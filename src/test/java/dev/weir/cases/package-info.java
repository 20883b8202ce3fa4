/**
 * The cases beside the sample rules: {@code card-testing.test.yaml} says of {@code card-testing.yaml} what it must find and
 * what it must let pass.
 *
 * <pre>
 * defaults:                     fields that every event of a type begins with
 *   transaction: {cardId: card-1}
 * cases:
 *   - name: a sentence
 *     start: 2026-03-02T02:30:00Z        when 0s is; if it matters
 *     events:                            as they arrive, called e1, e2, … unless they bring an id
 *       - {at: 0s, transaction: {amount: 0.5}}
 *       - {at: +1m, transaction: {amount: 620}}    a minute after the one before; without + since the start
 *     until: 40m                         event time passes on to there
 *     expect:                            the decisions that have a reason, in order; what is not named may be anything
 *       - {event: e2, at: 1m, outcome: BLOCK, score: 90, subject: card-1, rules: [card-testing],
 *          params: {hold: 24h}, features: {}, matched: {probe: [e1], hit: [e2]}}
 * </pre>
 *
 * <p>A rule in shadow is played as if it were live. Events are in the wire format, but that ids and times are made up. {@code params}, {@code features} and {@code
 * matched} are those of the first reason.
 */
@NullMarked
package dev.weir.cases;

import org.jspecify.annotations.NullMarked;
