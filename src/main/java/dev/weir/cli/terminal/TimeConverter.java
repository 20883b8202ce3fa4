package dev.weir.cli.terminal;

import dev.weir.rules.document.Instants;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.OptionalLong;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times on the command line: {@code 2026-05-01}, which begins at midnight UTC, or {@code 2026-05-01T06:00:00+02:00}. */
public final class TimeConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        OptionalLong instant = Instants.instant(text);
        if (instant.isPresent()) {
            return Instant.ofEpochMilli(instant.getAsLong());
        }
        try {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "'" + text
                            + "' is no time; write a day such as 2026-05-01, or a time with its zone such as 2026-05-01T06:00:00Z");
        }
    }
}
