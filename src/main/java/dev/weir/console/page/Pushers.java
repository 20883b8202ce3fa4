package dev.weir.console.page;

import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import dev.weir.config.JobConfig;
import dev.weir.console.seen.PushedVersion;
import dev.weir.engine.seal.SignatureState;
import dev.weir.engine.seal.Signers;
import dev.weir.events.record.Signing;
import j2html.tags.DomContent;
import j2html.tags.specialized.SpanTag;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Says who pushed a version of a rule: a name, which is sure only where a key of {@code rules.signers} signed it. */
public final class Pushers {
    /** Says the names alone. */
    public static final Pushers NAMES = new Pushers(Optional.empty());

    private final Optional<Signers> signers;

    private Pushers(Optional<Signers> signers) {
        this.signers = signers;
    }

    /** Returns one that checks signatures by the keys of a job config. */
    public static Pushers of(JobConfig config) {
        return new Pushers(Optional.of(new Signers(config.signers().encoded())));
    }

    /** Returns who pushed a version of the rule with this id; nothing if nobody says so. */
    public DomContent by(String id, PushedVersion version) {
        String name = version.by();
        if (name.isEmpty() && !version.sender().isSigned()) {
            return text("");
        }
        return signers.map(known -> signed(known, id, version)).orElseGet(() -> soft(" by " + name));
    }

    private static DomContent signed(Signers signers, String id, PushedVersion version) {
        String name = version.by();
        if (!version.isWhole()) {
            return soft(" by " + name);
        }
        Signing.Pushed pushed = new Signing.Pushed(
                Signing.Kind.RULE,
                id.getBytes(StandardCharsets.UTF_8),
                version.text().getBytes(StandardCharsets.UTF_8));
        SignatureState state = signers.stateOf(pushed, version.sender());
        return switch (state) {
            case NONE -> soft(" by " + name + (signers.areAsked() ? ", not signed" : ""));
            case UNCHECKED ->
                soft(" by " + name + ", signature not checked")
                        .withTitle("the job config has no rules.signers, by whose keys it could be checked");
            case GOOD ->
                soft(" signed by " + name)
                        .withTitle(CardNumbers.masked("checked with the key of '" + name + "' in rules.signers"));
            case BAD ->
                span(Pieces.said(" badly signed as " + name))
                        .withClass("error")
                        .withTitle(CardNumbers.masked(
                                signers.fault(pushed, version.sender()).orElse("")));
        };
    }

    private static SpanTag soft(String words) {
        return span(Pieces.said(words)).withClass("soft");
    }
}
