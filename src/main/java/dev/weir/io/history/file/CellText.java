package dev.weir.io.history.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a text in a cell is in JSON. */
final class CellText {
    private static final Pattern NUMBER =
            Pattern.compile("-?(?:0|[1-9]\\d{0,199})(?:\\.\\d{1,199})?(?:[eE][+-]?\\d{1,9})?");
    private static final Pattern NEARLY =
            Pattern.compile("[+-]?(?:\\d{1,200}(?:\\.\\d{0,199})?|\\.\\d{1,199})(?:[eE][+-]?\\d{1,9})?");
    private static final Pattern ZEROS = Pattern.compile("^(-?)0+(?=\\d)");
    private static final Pattern POINT_FIRST = Pattern.compile("^(-?)(?=\\.)");
    private static final Pattern POINT_LAST = Pattern.compile("\\.(?=$|[eE])");
    private static final Pattern TIME = Pattern.compile("(?<date>\\d{4}-\\d\\d-\\d\\d)"
            + "(?:[ T](?<time>\\d\\d:\\d\\d)(?<seconds>:\\d\\d(?:\\.\\d{1,9})?)?)? ?"
            + "(?<zone>[Zz]|UTC|GMT|(?<hours>[+-]\\d\\d)(?::?(?<minutes>\\d\\d))?)?");

    private static final String USUAL = "0000-00-00 00:00:00";

    private CellText() {}

    /** Returns whether a text is a number as JSON has them. */
    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /**
     * Returns a number as JSON has it, which knows neither a plus nor zeros before a number, and no point without digits
     * on both sides; a text that is none stays as it is, to be refused by its reader.
     */
    static String number(String text) {
        if (isNumber(text) || !NEARLY.matcher(text).matches()) {
            return text;
        }
        String plain = POINT_LAST
                .matcher(text.startsWith("+") ? text.substring(1) : text)
                .replaceFirst("");
        return POINT_FIRST.matcher(ZEROS.matcher(plain).replaceFirst("$1")).replaceFirst("$10");
    }

    /** Returns whether a text is how many programs write that there is no number. */
    static boolean isNoNumber(String text) {
        return text.equalsIgnoreCase("nan");
    }

    /**
     * Returns a time as events have it: with a {@code T}, with seconds, and in UTC if it does not say its zone; a text
     * that is none stays as it is, to be refused by its reader.
     */
    static String time(String text) {
        if (isUsual(text)) {
            return text.substring(0, USUAL.indexOf(' ')) + 'T' + text.substring(USUAL.indexOf(' ') + 1) + 'Z';
        }
        Matcher form = TIME.matcher(text);
        if (!form.matches()) {
            return text;
        }
        String time = form.group("time") == null ? "00:00" : form.group("time");
        String seconds = form.group("seconds") == null ? ":00" : form.group("seconds");
        return form.group("date") + "T" + time + seconds + zone(form);
    }

    /** Returns whether a time is in the form that most files have, which is found without a pattern. */
    private static boolean isUsual(String text) {
        boolean usual = text.length() == USUAL.length();
        for (int i = 0; usual && i < USUAL.length(); i++) {
            char one = text.charAt(i);
            char form = USUAL.charAt(i);
            usual = form == '0' ? Character.isDigit(one) && one <= '9' : one == form || (form == ' ' && one == 'T');
        }
        return usual;
    }

    private static String zone(Matcher form) {
        if (form.group("hours") == null) {
            return "Z";
        }
        return form.group("hours") + ":" + (form.group("minutes") == null ? "00" : form.group("minutes"));
    }

    /** Returns {@code true} or {@code false} for what means that, and else the text. */
    static String truth(String text) {
        if (text.equals("1") || text.equalsIgnoreCase("true") || text.equalsIgnoreCase("t")) {
            return "true";
        }
        return text.equals("0") || text.equalsIgnoreCase("false") || text.equalsIgnoreCase("f") ? "false" : text;
    }
}
