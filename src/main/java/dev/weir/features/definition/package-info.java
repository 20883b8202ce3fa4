/**
 * What a feature is, apart from its name: equal definitions are one feature, whichever rule they stand in.
 *
 * <pre>
 *   Retention ──▶ FeatureDefinition ──▶ SeriesDefinition
 *       └──▶ SeriesLimits    └──▶ DefinitionId ◀──┘
 * </pre>
 */
@NullMarked
package dev.weir.features.definition;

import org.jspecify.annotations.NullMarked;
