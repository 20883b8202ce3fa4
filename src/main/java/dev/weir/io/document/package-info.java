/**
 * Rules and lists as documents: reads them from JSON and YAML with the place of every character, and writes them.
 *
 * <pre>
 *   ReadFiles ─────────────────▶ Documents
 *   RuleFiles ──▶ SourceText ──▶ Documents ──▶ JsonNodes, YamlNodes, JsonLists
 *       └──▶ FileError    └──▶ ScalarText
 *   ListFile ──▶ ListDocument, ListLines          JsonNodes, JsonLists, ListDocument ──▶ StrictJson
 *                └──▶ TableLines ──▶ TableCells    ListLines, TableLines ──▶ OddEntries
 *   DocumentForms, RuleSchema                     the way back, and the grammar for editors
 * </pre>
 */
@NullMarked
package dev.weir.io.document;

import org.jspecify.annotations.NullMarked;
