/**
 * Rules and lists as documents: read from JSON and YAML with the place of every character, and written back.
 *
 * <pre>
 *   RuleFiles ──▶ SourceText ──▶ Documents ──▶ JsonNodes, YamlNodes, JsonLists
 *       └──▶ FileError    └──▶ ScalarText
 *   ListFile ──▶ ListDocument, ListLines          JsonNodes, JsonLists, ListDocument ──▶ StrictJson
 *   DocumentForms, RuleSchema                     the way back, and the grammar for editors
 * </pre>
 */
@NullMarked
package dev.weir.io.document;

import org.jspecify.annotations.NullMarked;
