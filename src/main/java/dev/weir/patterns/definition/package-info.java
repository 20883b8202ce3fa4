/**
 * A pattern as a rule has it, and what is wrong with it as far as its structure shows that. Nothing here knows of
 * Flink.
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
