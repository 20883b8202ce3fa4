/**
 * The definitions of features, apart from their names: equal definitions are one feature, whichever rule they are in.
 *
 * <pre>
 *   Retention ──▶ FeatureDefinition ──▶ SeriesDefinition
 *       └──▶ SeriesLimits    └──▶ DefinitionId ◀──┘
 * </pre>
 */
@NullMarked
package dev.weir.features.definition;

import org.jspecify.annotations.NullMarked;
