/**
 * Dead letters in which the values of some names are masked, in bytes of unknown form.
 *
 * <pre>
 *   MaskedRecords ──▶ ValueSearch ──▶ MaskScan ──▶ MaskedNames
 * </pre>
 */
@NullMarked
package dev.weir.io.mask;

import org.jspecify.annotations.NullMarked;
