/**
 * How often rules fire for a subject.
 *
 * <pre>
 *   PolicyDocuments ──▶ PushedPolicies ──▶ FiringPolicies: TagCap, Holdout ──▶ FiringGate ──▶ PendingFiring ──▶ Firings ──▶ RuleFirings
 * </pre>
 */
@NullMarked
package dev.weir.engine.pacing;

import org.jspecify.annotations.NullMarked;
