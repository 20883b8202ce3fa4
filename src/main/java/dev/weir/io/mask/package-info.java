/**
 * Dead letters in which the values of some names are not to be seen, in bytes of which nobody knows what they are.
 *
 * <pre>
 *   MaskedRecords ──▶ ValueSearch ──▶ MaskScan ──▶ MaskedNames
 * </pre>
 */
@NullMarked
package dev.weir.io.mask;

import org.jspecify.annotations.NullMarked;
