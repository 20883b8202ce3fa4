/**
 * A rule as written, read key by key, with the place of everything in it and the errors there.
 *
 * <pre>
 *   DocumentReader ──▶ Node ──▶ Section ──▶ GrammarPlace ──▶ Clause ──▶ Kind
 *                                  ├──────▶ Diagnostics ──▶ AskedName
 *                                  └──────▶ OtherKeys         keys of other engines
 * </pre>
 *
 * <p>A section only accepts keys of the grammar, so that readers and grammar cannot disagree about a key.
 */
@NullMarked
package dev.weir.rules.document;

import org.jspecify.annotations.NullMarked;
