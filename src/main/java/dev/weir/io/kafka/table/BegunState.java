package dev.weir.io.kafka.table;

import java.util.Set;

/**
 * The state of a source that begins once tables are read.
 *
 * @param of the source that begins
 * @param tables the topics of the tables whose rows were read when it began
 */
record BegunState<C>(C of, Set<String> tables) {

    /** Makes a defensive copy. */
    BegunState {
        tables = Set.copyOf(tables);
    }
}
