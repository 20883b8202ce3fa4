package dev.weir.console.letter;

import dev.weir.events.record.RecordPlace;
import java.io.IOException;
import java.util.List;

/** Sends dead letters again, as {@code weir dead-letters resend} does. Several threads may ask at once. */
public interface LetterSending {
    /** So many letters are looked at or sent at once. */
    int MOST = 50;

    /**
     * Says which letters can be sent, in this order; of letters about one record only the first can.
     *
     * @param letters at most {@value #MOST} places on the topic of dead letters
     * @throws IOException if the topic cannot be read; for people
     */
    List<LetterFate> look(List<RecordPlace> letters) throws IOException;

    /**
     * Looks again, sends those that can be sent, each to the topic that it is from, and says what became of each. It does
     * not go on after a failure.
     *
     * @param by who sends them, as stands with each record
     */
    List<LetterFate> send(List<RecordPlace> letters, String by) throws IOException;
}
