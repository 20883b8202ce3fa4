package dev.weir.console.report;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a file in the folder of reports says.
 *
 * @param name of the file
 * @param atMillis when it was written
 * @param trouble why it is no report that can be read; {@code ""} if it is one
 * @param result as the command writes it with {@code --json}; missing if there is trouble
 */
public record Report(String name, long atMillis, String trouble, JsonNode result) {
    /** Returns whether it could be read. */
    public boolean isGood() {
        return trouble.isEmpty();
    }
}
