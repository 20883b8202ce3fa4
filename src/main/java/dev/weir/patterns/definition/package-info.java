/**
 * The definition of a pattern as in a rule, and the problems that its structure shows. Nothing here depends on Flink.
 *
 * <pre>
 *   PatternDefinition ──▶ Stage
 *        │                  ▲
 *        ▼                  │
 *   PatternText        StageLists, StagePlace
 *        ▲                  ▲
 *        └── Refusals ──▶ RepetitionRules, Warnings
 * </pre>
 */
@NullMarked
package dev.weir.patterns.definition;

import org.jspecify.annotations.NullMarked;
