/**
 * The commands about keys: what features and patterns know of one.
 *
 * <pre>
 *   FeaturesCommand ──▶ ShowFeatures ──▶ KnownKeyText
 * </pre>
 */
@NullMarked
package dev.weir.cli.keys;

import org.jspecify.annotations.NullMarked;
