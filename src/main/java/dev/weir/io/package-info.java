/**
 * The edge: what crosses it as bytes. JSON and YAML are known only here and in {@code config}; the inside sees {@link
 * dev.weir.rules.Node} and the records of {@code events}.
 */
@NullMarked
package dev.weir.io;

import org.jspecify.annotations.NullMarked;
