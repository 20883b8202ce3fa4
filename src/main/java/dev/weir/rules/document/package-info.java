/**
 * A rule as it was written, read key by key, with the place of everything in it and what is wrong there.
 *
 * <pre>
 *   DocumentReader ──▶ Node ──▶ Section ──▶ GrammarPlace ──▶ Clause ──▶ Kind
 *                                  └──────▶ Diagnostics
 * </pre>
 *
 * <p>A section asks only for keys that the grammar has: what readers and the grammar say of a key cannot differ.
 */
@NullMarked
package dev.weir.rules.document;

import org.jspecify.annotations.NullMarked;
