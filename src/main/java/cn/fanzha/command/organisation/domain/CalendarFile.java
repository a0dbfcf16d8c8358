package cn.fanzha.command.organisation.domain;

import cn.fanzha.command.organisation.domain.UnitOutcome.Problem;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A year's holidays as a file: {@code date,kind,name}, the date {@code yyyy-MM-dd}, the kind HOLIDAY or
 * SWAPPED_WORKDAY. One fault refuses the whole file.
 */
record CalendarFile(List<CalendarDay> days, List<Problem> problems) {

    private static final int MOST_BYTES = 1 << 20;
    private static final int LONGEST_NAME = 40;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final List<String> COLUMNS = List.of("date", "kind", "name");

    static CalendarFile read(InputStream file) {
        try {
            byte[] bytes = file.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                return refused(Problem.of("file", "organisation.calendar.problem.size"));
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return refused(Problem.of("file", "organisation.calendar.problem.encoding"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CalendarFile parse(String text) {
        List<CalendarDay> days = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Set<LocalDate> seen = new HashSet<>();
        try (var records = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : records) {
                if (!Set.copyOf(row.getHeader()).equals(Set.copyOf(COLUMNS))) {
                    return refused(Problem.of("file", "organisation.calendar.problem.columns"));
                }
                String fault = read(row, seen, days);
                if (fault != null) {
                    problems.add(Problem.of("file", fault, row.getStartingLineNumber()));
                }
            }
        } catch (CsvParseException e) {
            return refused(Problem.of("file", "organisation.calendar.problem.columns"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (days.isEmpty() && problems.isEmpty()) {
            return refused(Problem.of("file", "organisation.calendar.problem.empty"));
        }
        return problems.isEmpty()
                ? new CalendarFile(List.copyOf(days), List.of())
                : new CalendarFile(List.of(), problems);
    }

    /** Adds the row's day, or gives the key of what is wrong with it. */
    private static @Nullable String read(NamedCsvRecord row, Set<LocalDate> seen, List<CalendarDay> days) {
        LocalDate day;
        try {
            day = LocalDate.parse(row.getField("date").strip());
        } catch (DateTimeException e) {
            return "organisation.calendar.problem.date";
        }
        String kind = row.getField("kind").strip();
        String name = row.getField("name").strip();
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            return "organisation.calendar.problem.date";
        }
        if (Arrays.stream(CalendarDay.Kind.values()).noneMatch(one -> one.name().equals(kind))) {
            return "organisation.calendar.problem.kind";
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return "organisation.calendar.problem.name";
        }
        if (!seen.add(day)) {
            return "organisation.calendar.problem.twice";
        }
        boolean weekEnd = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (kind.equals(CalendarDay.Kind.SWAPPED_WORKDAY.name()) && !weekEnd) {
            return "organisation.calendar.problem.not-week-end";
        }
        days.add(new CalendarDay(day, CalendarDay.Kind.valueOf(kind), name));
        return null;
    }

    private static CalendarFile refused(Problem problem) {
        return new CalendarFile(List.of(), List.of(problem));
    }
}
