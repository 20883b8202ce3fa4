/**
 * What a document adds to the job config while the job runs: outcomes, channels, values of fields, and higher limits.
 *
 * <pre>
 *   JobSchemaReader ──▶ JobSchema
 * </pre>
 */
@NullMarked
package dev.weir.rules.schema;

import org.jspecify.annotations.NullMarked;
