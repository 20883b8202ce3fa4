package dev.weir.console;

import dev.weir.console.access.Visit;
import dev.weir.console.letter.LetterFate;
import dev.weir.console.letter.LetterSending;
import dev.weir.console.page.letter.LetterFatesPage;
import dev.weir.console.page.letter.LettersPage;
import dev.weir.events.record.RecordPlace;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The addresses of dead letters; they are sent again only if the console may change anything, by those who may. */
final class LetterRoutes {
    private final LettersPage letters;
    private final LetterFatesPage fates;
    private final Optional<LetterSending> sending;
    private final Consumer<String> report;

    /**
     * Creates them.
     *
     * @param report hears who sent what
     */
    LetterRoutes(LettersPage letters, LetterFatesPage fates, Optional<LetterSending> sending, Consumer<String> report) {
        this.letters = letters;
        this.fates = fates;
        this.sending = sending;
        this.report = report;
    }

    /** Adds them to a server. */
    void addTo(Javalin server) {
        server.get("/dead-letters", this::show);
        sending.ifPresent(sender -> server.post(LetterFatesPage.ADDRESS, request -> lookOrSend(request, sender)));
    }

    private void show(Context request) {
        String reason = request.queryParam("reason");
        Optional<Visit> sender = Optional.of(Visit.of(request)).filter(visit -> sending.isPresent() && visit.mayLive());
        Exchange.html(request, letters.html(reason == null ? "" : reason.strip(), sender));
    }

    /** What is sent again is decided: whoever may change what decides may do it. */
    private void lookOrSend(Context request, LetterSending sender) {
        Visit visit = Visit.of(request);
        if (!visit.mayLive()) {
            throw new ForbiddenResponse("you may not send dead letters again: that needs the role live");
        }
        List<RecordPlace> chosen = chosen(request);
        if (chosen.isEmpty() || chosen.size() > LetterSending.MOST) {
            request.status(HttpStatus.BAD_REQUEST);
            Exchange.html(
                    request,
                    fates.trouble(
                            chosen.isEmpty()
                                    ? "Choose at least one dead letter."
                                    : "At most " + LetterSending.MOST
                                            + " dead letters are sent at once; weir dead-letters resend sends more."));
            return;
        }
        try {
            Exchange.html(
                    request,
                    isAgreed(request) ? sent(sender, chosen, visit) : fates.asking(sender.look(chosen), visit));
        } catch (IOException e) {
            request.status(HttpStatus.CONFLICT);
            Exchange.html(request, fates.trouble(String.valueOf(e.getMessage())));
        }
    }

    private String sent(LetterSending sender, List<RecordPlace> chosen, Visit visit) throws IOException {
        List<LetterFate> became = sender.send(chosen, visit.name());
        String records = became.stream()
                .filter(one -> one.kind() == LetterFate.Kind.SENT)
                .map(LetterFate::record)
                .collect(Collectors.joining(", "));
        if (!records.isEmpty()) {
            report.accept(visit.name() + " sent dead letters again: " + records);
        }
        return fates.sent(became);
    }

    private static boolean isAgreed(Context request) {
        return request.formParam("agreed") != null;
    }

    private static List<RecordPlace> chosen(Context request) {
        boolean all = request.formParam("all") != null;
        return request.formParams(all ? LettersPage.SHOWN : LetterFatesPage.LETTER).stream()
                .distinct()
                .flatMap(place -> RecordPlace.parse(place).stream())
                .toList();
    }
}
