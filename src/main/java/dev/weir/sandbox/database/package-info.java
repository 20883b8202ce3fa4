/**
 * The database of a shop, and its changes on topics: PostgreSQL in processes of its own, whose log Debezium's connector
 * reads in another process.
 *
 * <pre>
 *   ShopFloor ──▶ ShopDatabase ─ ─ log ─ ─▶ CaptureProcess (Capture) ──▶ topics
 * </pre>
 */
@NullMarked
package dev.weir.sandbox.database;

import org.jspecify.annotations.NullMarked;
