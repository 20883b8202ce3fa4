/**
 * Flink's REST interface, as the commands and the console ask it.
 *
 * <pre>
 *   NewestJob ──▶ RestAnswers
 * </pre>
 */
@NullMarked
package dev.weir.io.flink;

import org.jspecify.annotations.NullMarked;
