package dev.weir.console.page;

import dev.weir.io.record.RuleAnswer;

/** Answers of the job in a few words. */
final class ChangeText {
    private ChangeText() {}

    static String version(RuleAnswer answer) {
        return answer.rule().startsWith(RuleAnswer.LIST) ? "" : "v" + answer.version();
    }

    /** Returns what became of a push. */
    static String status(RuleAnswer answer) {
        return switch (answer.status()) {
            case "ACTIVE" -> "in force";
            case "SHADOW" -> "in shadow";
            case "OFF" -> "off";
            case "REMOVED" -> "removed";
            case "UNCHANGED" -> "unchanged";
            case "REJECTED" -> "refused";
            case "SWITCHING_OFF" -> "to be switched off by the guard";
            default -> answer.status();
        };
    }

    /** Returns the colour of a status. */
    static String colour(RuleAnswer answer) {
        return switch (answer.status()) {
            case "ACTIVE" -> "is-live";
            case "SHADOW" -> "is-shadow";
            case "REJECTED", "SWITCHING_OFF" -> "is-refused";
            default -> "is-off";
        };
    }
}
