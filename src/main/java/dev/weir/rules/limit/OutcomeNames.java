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
 * @param channels the names of all channels, in which points may count; empty if any may be written
 * @param lists on which rules may put entries; {@link #ANY_LIST} for every one
 * @param risk those of them that answer for the risk, the most severe last
 */
public record OutcomeNames(
        List<String> declared, boolean others, List<String> channels, List<String> lists, List<String> risk)
        implements Serializable {
    /** Stands for every list; no list has this name. */
    public static final List<String> ANY_LIST = List.of("*");

    /** Every outcome, however it is spelt. */
    public static final OutcomeNames ANY = new OutcomeNames(List.of(), true, List.of(), ANY_LIST, List.of());

    /** Those of a job config that declares none: APPROVE, REVIEW, BLOCK. */
    public static final OutcomeNames DEFAULT = of(List.of("APPROVE", "REVIEW", "BLOCK"), List.of("risk"), ANY_LIST)
            .withRisk(List.of("APPROVE", "REVIEW", "BLOCK"));

    /** A word that has so many more letters than a declared one, which it begins with, is another form of it. */
    private static final int MOST_ENDING = 3;

    private static final String REMEDY = "declare it in the job config, under outcomes or channels, or in job/schema";

    /** Makes a defensive copy. */
    public OutcomeNames {
        declared = List.copyOf(declared);
        channels = List.copyOf(channels);
        lists = List.copyOf(lists);
        risk = List.copyOf(risk);
    }

    /** Returns the outcomes of a job config; all of them are declared once it has channels beside the risk. */
    public static OutcomeNames of(Collection<String> declared, List<String> channels, List<String> lists) {
        return new OutcomeNames(List.copyOf(declared), channels.size() == 1, channels, lists, List.of());
    }

    /** Returns the same outcomes, of which these answer for the risk. */
    public OutcomeNames withRisk(List<String> ofRisk) {
        return new OutcomeNames(declared, others, channels, lists, ofRisk);
    }

    /** Returns what is wrong with a list that a rule puts entries on, and what to write instead; empty if nothing is. */
    public Optional<String> refusalOfList(String list) {
        return lists.equals(ANY_LIST) || lists.contains(list)
                ? Optional.empty()
                : Optional.of("no rule may write to the list '" + list + "'" + Spelling.advice(list, lists)
                        + "; name it in the job config, under rules.mayWrite");
    }

    /** Returns what is wrong with the name of a channel, and what to write instead; empty if nothing is. */
    public Optional<String> refusalOfChannel(String channel) {
        return channels.isEmpty() || channels.contains(channel)
                ? Optional.empty()
                : Optional.of("unknown channel '" + channel + "'" + Spelling.advice(channel, channels)
                        + "; declare it in the job config or job/schema, under channels");
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
