/**
 * Rules test themselves: next to {@code x.yaml}, the cases in {@code x.test.yaml} say what the rule decides about
 * events, and the engine runs them in virtual time.
 *
 * <pre>
 *   with: [../fraud/review-large.yaml]       # further rules that are in force; their decisions are expected too
 *   defaults:                                # default fields of events, by type
 *     transaction: {cardId: card-1, customerId: c-1, amount: 40}
 *   lists: {blocked-ips: [203.0.113.7]}      # a case may have lists of its own, too
 *   scores: {card-fraud: 0.93}               # what models say, whatever is in force; a case may state its own, too
 *   cases:
 *     - name: two charges of cents, then a large one
 *       start: 2026-03-02T10:00:00Z          # the time of 0s; this is the default
 *       events:                              # e1, e2, … unless they have an id
 *         - {at: 0s, transaction: {amount: 0.50}}
 *         - {at: +20s, transaction: {amount: 0.75}}      # since the event before
 *         - {at: 1m30s, transaction: {amount: 620}}      # since the start
 *         - {at: 1m10s, late: true, transaction: {amount: 9}}      # it comes after one that happens later
 *       until: 1h                            # how far time advances, for absences
 *       expect:                              # every decision with a reason; only the given fields are compared; [] is none
 *         - {event: e3, outcome: BLOCK, matched: {probe: [e1, e2], hit: [e3]}}
 * </pre>
 *
 * <pre>
 *   CaseSchema                                                for editors of such files
 *   CaseFile ──▶ CaseReader ──▶ CaseEvents ──▶ RuleCase, CaseTime, CaseNodes
 *                     └──▶ CaseLists, CaseScores
 *   SeenTexts ──▶ RuleCase
 *   CaseRunner ──▶ ExpectedNames                              names in a case that failed that are those of nothing
 *       └──▶ CaseRun ────────┬──▶ WallClock, CaseFields
 *                            ├──▶ CaseDecision, CaseDoubt
 *                            └──▶ CaseResult
 * </pre>
 *
 * <p>A rule is tested as if it were live and for everybody, whatever its {@code mode} and {@code rollout}, which only
 * control its introduction. Imports the engine and {@code io}.
 */
@NullMarked
package dev.weir.cli.cases;

import org.jspecify.annotations.NullMarked;
