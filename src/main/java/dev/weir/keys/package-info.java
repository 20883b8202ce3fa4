/**
 * The events of a few keys and subjects, read from topics that have very many, and what follows from them about a key.
 *
 * <pre>
 *   KeyInquiry ──┬──▶ DocumentsThen, ListsThen         what was in force
 *        │       ├──▶ EventsOfKeys ──▶ WantedKeys         of the records of all keys, those that concern some
 *        │       │         └─────────▶ KeyPartitions      only where they can be
 *        │       └──▶ SubjectFirings ─┬▶ SubjectRecords   what was decided
 *        │                            └▶ ToldWaiting      what waits
 *        ▼
 *    KnownKey          KeysOfEvent                       Needle: tells quickly that a record has not a text in it
 * </pre>
 */
@NullMarked
package dev.weir.keys;

import org.jspecify.annotations.NullMarked;
