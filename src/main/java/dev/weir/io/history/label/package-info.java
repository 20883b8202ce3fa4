/**
 * Which transactions of a history were fraud, by their ids, in as few bytes as possible.
 *
 * <pre>
 *   LabelFile ──▶ Labels ──▶ Label
 *       ├──▶ LabelText ────────┘
 *       └──▶ file.CellFile
 * </pre>
 */
@NullMarked
package dev.weir.io.history.label;

import org.jspecify.annotations.NullMarked;
