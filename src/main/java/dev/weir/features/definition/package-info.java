/**
 * What a feature is, apart from its name: equal definitions are one feature, whichever rule they stand in.
 *
 * <pre>
 *   FeatureDefinition ──▶ Form, SeriesDefinition ──▶ SeriesKind
 *        └──▶ DefinitionId                             Retention ──▶ SeriesLimits
 * </pre>
 */
@NullMarked
package dev.weir.features.definition;

import org.jspecify.annotations.NullMarked;
