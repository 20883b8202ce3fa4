package dev.weir.rules.limit;

import dev.weir.text.Spelling;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The outcomes that rules may decide.
 *
 * @param declared by the job config
 * @param others whether any other outcome may be decided too, as long as it does not look like a misspelt one of these
 */
public record OutcomeNames(List<String> declared, boolean others) implements Serializable {
    /** Every outcome, however it is spelt. */
    public static final OutcomeNames ANY = new OutcomeNames(List.of(), true);

    /** Those of a job config that declares none: APPROVE, REVIEW, BLOCK. */
    public static final OutcomeNames DEFAULT = new OutcomeNames(List.of("APPROVE", "REVIEW", "BLOCK"), true);

    /** A word that has so many more letters than a declared one, which it begins with, is another form of it. */
    private static final int MOST_ENDING = 3;

    private static final String REMEDY = "declare it in the job config, under outcomes or channels";

    /** Makes a defensive copy. */
    public OutcomeNames {
        declared = List.copyOf(declared);
    }

    /** Returns the outcomes of a job config; all of them are declared once it has channels. */
    public static OutcomeNames of(Collection<String> declared, boolean hasChannels) {
        return new OutcomeNames(List.copyOf(declared), !hasChannels);
    }

    /** Returns what is wrong with an outcome, and what to write instead; empty if nothing is. */
    public Optional<String> refusal(String outcome) {
        if (declared.contains(outcome)) {
            return Optional.empty();
        }
        Optional<String> meant = declared.stream()
                .filter(name -> isFormOf(name, outcome))
                .findFirst()
                .or(() -> Spelling.nearest(outcome, declared));
        if (meant.isPresent()) {
            return Optional.of(
                    "unknown outcome '" + outcome + "'; did you mean '" + meant.get() + "'? If not, " + REMEDY);
        }
        return others
                ? Optional.empty()
                : Optional.of("unknown outcome '" + outcome + "'" + Spelling.advice(outcome, declared) + "; " + REMEDY);
    }

    private static boolean isFormOf(String name, String outcome) {
        String ending = outcome.length() > name.length() ? outcome.substring(name.length()) : "";
        return outcome.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT))
                && ending.length() <= MOST_ENDING
                && ending.chars().allMatch(Character::isLetter);
    }
}
