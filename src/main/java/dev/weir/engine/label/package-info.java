/**
 * How a label finds its transaction, which may have been decided weeks ago, before it counts as an event.
 *
 * <pre>
 *   LabelJoin ──▶ LabelState ◀── LabelStateCodec      what is kept under the id of one transaction
 *       └───────▶ LabelListener ──▶ LabelOutcome      what becomes of each label
 * </pre>
 */
@NullMarked
package dev.weir.engine.label;

import org.jspecify.annotations.NullMarked;
