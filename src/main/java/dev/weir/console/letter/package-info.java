/**
 * What the console asks for when dead letters are sent again.
 *
 * <pre>
 *   LetterSending ──▶ LetterFate
 * </pre>
 */
@NullMarked
package dev.weir.console.letter;

import org.jspecify.annotations.NullMarked;
