package dev.weir.cli.console;

import dev.weir.cli.push.Change;
import dev.weir.cli.push.ChangePublisher;
import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.config.JobConfig;
import dev.weir.engine.seal.SignatureState;
import dev.weir.engine.seal.Signers;
import dev.weir.events.record.Signing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Says before a push what the job would say of its signature, by the signers of the job config. */
final class PushCheck {
    private final Signers signers;
    private final PushNames names;

    PushCheck(JobConfig config, PushNames names) {
        this.signers = new Signers(config.signers().encoded());
        this.names = names;
    }

    /** Returns the name under which somebody pushes. */
    String nameOf(String who) throws IOException {
        return names.of(who).name();
    }

    /** Returns whether somebody has pushed something, and it cannot have been another under the same name. */
    boolean isBy(Revision one, String who) {
        return names.ownName(who).filter(one.sender().name()::equals).isPresent();
    }

    /** Returns why the job would not take it from somebody; {@code ""} if it would. */
    String hindrance(List<Change> changes, String who) {
        try {
            for (Change change : changes) {
                Signing.Pushed pushed = ChangePublisher.pushed(change);
                Optional<String> fault = signers.fault(pushed, names.of(who).sender(pushed));
                if (fault.isPresent()) {
                    return fault.get();
                }
            }
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Returns why it is not proved who has proposed something; {@code ""} if it is, or if nobody has to sign. */
    String hindrance(Revision proposal) {
        Signing.Pushed pushed = new Signing.Pushed(
                Signing.Kind.RULE,
                proposal.id().getBytes(StandardCharsets.UTF_8),
                proposal.text().getBytes(StandardCharsets.UTF_8));
        return !signers.areAsked() || signers.stateOf(pushed, proposal.sender()) == SignatureState.GOOD
                ? ""
                : "it is not proved who has proposed it: the proposal has no good signature";
    }
}
