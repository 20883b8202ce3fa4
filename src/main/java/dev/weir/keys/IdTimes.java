package dev.weir.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When an id was perhaps made, as ids of some forms say: UUIDs of version 7, ULIDs, and ids with milliseconds since 1970
 * in them. It is a guess, to know where to look first.
 */
public final class IdTimes {
    /** 2010: what seems to be earlier is no time. */
    private static final long EARLIEST_MILLIS = 1_262_304_000_000L;

    private static final Pattern UUID_7 =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private static final Pattern ULID = Pattern.compile("(?<![0-9A-Za-z])[0-7][0-9A-HJKMNP-TV-Z]{25}(?![0-9A-Za-z])");
    private static final Pattern MILLIS = Pattern.compile("(?<![0-9A-Za-z.])1\\d{12}(?![0-9A-Za-z.])");
    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int ULID_TIME_CHARS = 10;
    private static final int BITS_A_CHAR = 5;
    private static final int UUID_REST_BITS = 16;

    private IdTimes() {}

    /** Returns the times, none of them after now, in epoch milliseconds; mostly none or one. */
    public static List<Long> of(String id, long nowMillis) {
        List<Long> times = new ArrayList<>();
        Matcher uuid = UUID_7.matcher(id);
        if (uuid.find()) {
            times.add(UUID.fromString(uuid.group()).getMostSignificantBits() >>> UUID_REST_BITS);
        }
        Matcher ulid = ULID.matcher(id);
        if (ulid.find()) {
            times.add(ulidMillis(ulid.group()));
        }
        Matcher millis = MILLIS.matcher(id);
        if (millis.find()) {
            times.add(Long.parseLong(millis.group()));
        }
        times.removeIf(time -> time < EARLIEST_MILLIS || time > nowMillis);
        return times;
    }

    private static long ulidMillis(String ulid) {
        long millis = 0;
        for (int i = 0; i < ULID_TIME_CHARS; i++) {
            millis = (millis << BITS_A_CHAR) + CROCKFORD.indexOf(ulid.charAt(i));
        }
        return millis;
    }
}
