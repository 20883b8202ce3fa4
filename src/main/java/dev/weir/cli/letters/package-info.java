/**
 * The commands about dead letters: records that could not be read, which are looked at, and sent again once they can be.
 *
 * <pre>
 *   DeadLettersCommand ──▶ TailLetters, ResendLetters ──▶ LetterChoice ──▶ LetterRead
 *                                        └──▶ Resending       which can be sent again, and sending them
 * </pre>
 */
@NullMarked
package dev.weir.cli.letters;

import org.jspecify.annotations.NullMarked;
