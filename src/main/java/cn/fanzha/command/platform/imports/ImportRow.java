package cn.fanzha.command.platform.imports;

import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.RegionCode;
import cn.fanzha.command.shared.Text;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row of a file, read cell by cell; what can't be read is thrown as a {@link RowFault} of its column. */
public final class ImportRow {

    private static final Pattern NUMBER = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._/#\\-]{0,63}");
    private static final Pattern UNIT_NUMBER = Pattern.compile("[ar][0-9]{22}");
    private static final Pattern BETWEEN = Pattern.compile("[;；]");

    private final Map<String, Integer> positions = new HashMap<>();
    private final Instant now;
    private List<String> cells = List.of();
    private long line;

    ImportRow(List<String> header, Instant now) {
        for (int i = 0; i < header.size(); i++) {
            positions.put(header.get(i), i);
        }
        this.now = now;
    }

    void fill(CsvRecord next) {
        fill(next.getStartingLineNumber(), next.getFields());
    }

    /** A row that no file has: its place, and a cell for each column. */
    void fill(long place, List<String> values) {
        line = place;
        cells = values;
    }

    /** The line of the file on which the row begins, the header's being 1. */
    public long line() {
        return line;
    }

    /** The cell without the spaces around it; null where it is empty or the column absent. */
    public @Nullable String text(String column) {
        return text(column, 200);
    }

    /** The same, of free text up to a length. */
    public @Nullable String text(String column, int longest) {
        Integer position = positions.get(column);
        String cell = position == null ? "" : cells.get(position).strip();
        if (cell.isEmpty()) {
            return null;
        }
        if (cell.length() > longest) {
            throw new RowFault(column, "text-too-long");
        }
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7F) {
                throw new RowFault(column, "control-character");
            }
        }
        return cell;
    }

    /** A cell that must not be empty. */
    public String required(String column) {
        String text = text(column);
        if (text == null) {
            throw new RowFault(column, "required");
        }
        return text;
    }

    /** {@code yyyy-MM-dd} or {@code yyyy-MM-dd HH:mm:ss} in Asia/Shanghai, not in the future. */
    public @Nullable Instant time(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        Instant at = Times.parse(text);
        if (at == null) {
            throw new RowFault(column, "time-format");
        }
        if (at.isAfter(now)) {
            throw new RowFault(column, "future-date");
        }
        return at;
    }

    public Instant requiredTime(String column) {
        required(column);
        return Objects.requireNonNull(time(column));
    }

    /** A day that may lie ahead, such as the last one of a freeze; a time of day is cut off. */
    public @Nullable LocalDate day(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        Instant at = Times.parse(text);
        if (at == null) {
            throw new RowFault(column, "time-format");
        }
        return ChinaTime.date(at);
    }

    /** A day that is not in the future. */
    public @Nullable LocalDate pastDay(String column) {
        Instant at = time(column);
        return at == null ? null : ChinaTime.date(at);
    }

    /** A month {@code yyyy-MM}, not in the future. */
    public YearMonth requiredMonth(String column) {
        String text = required(column);
        if (!text.matches("(19|20)[0-9]{2}-(0[1-9]|1[0-2])")) {
            throw new RowFault(column, "month-format");
        }
        YearMonth month = YearMonth.parse(text);
        if (month.isAfter(ChinaTime.month(now))) {
            throw new RowFault(column, "future-date");
        }
        return month;
    }

    /** How many: a whole number without a sign. */
    public @Nullable Long quantity(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,12}")) {
            throw new RowFault(column, "quantity-format");
        }
        return Long.valueOf(text);
    }

    public long requiredQuantity(String column) {
        required(column);
        return Objects.requireNonNull(quantity(column));
    }

    /** The same, up to a number that the field doesn't know more of. */
    public long requiredQuantity(String column, long most) {
        long quantity = requiredQuantity(column);
        if (quantity > most) {
            throw new RowFault(column, "quantity-format");
        }
        return quantity;
    }

    /** A natural number of a record: letters, digits and the signs that numbers are written with. */
    public String requiredNumber(String column) {
        String text = Text.halfWidth(required(column));
        if (!NUMBER.matcher(text).matches()) {
            throw new RowFault(column, "number-format");
        }
        return text;
    }

    /** The number of another record, as that has it as its key. */
    public String requiredReference(String column) {
        return asKey(required(column));
    }

    /** A number as the record that it names has it as its key. */
    static String asKey(String number) {
        String half = Text.halfWidth(number);
        return UNIT_NUMBER.matcher(half).matches() ? half.toUpperCase(Locale.ROOT) : half;
    }

    /**
     * A value that checks itself. Of its refusals the rejection names a wrong check digit and a birth date that no
     * calendar has; all others are the given code.
     */
    public <T extends Object> @Nullable T value(String column, Function<String, T> of, String otherwise) {
        String text = text(column);
        try {
            return text == null ? null : of.apply(text);
        } catch (InvalidValueException e) {
            String reason = lastPart(e);
            boolean own = reason.equals("check-digit") || reason.equals("birth-date");
            throw new RowFault(column, own ? reason : otherwise);
        }
    }

    /** Yuan with at most two decimals, not negative. */
    public @Nullable Money amount(String column) {
        String text = text(column);
        try {
            return text == null ? null : Money.of(text);
        } catch (InvalidValueException e) {
            throw new RowFault(column, "amount-" + lastPart(e));
        }
    }

    public Money requiredAmount(String column) {
        required(column);
        return Objects.requireNonNull(amount(column));
    }

    /** One of the enum's words, as the contract writes them. */
    public <E extends Enum<E>> @Nullable E word(String column, Class<E> words) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new RowFault(column, "unknown-word"));
    }

    public <E extends Enum<E>> E requiredWord(String column, Class<E> words) {
        required(column);
        return Objects.requireNonNull(word(column, words));
    }

    /** An administrative division, six digits. */
    public @Nullable String region(String column) {
        RegionCode region = value(column, RegionCode::of, "region-format");
        return region == null ? null : region.value();
    }

    /** Words between semicolons, sorted, each once. */
    public List<String> list(String column) {
        return words(column, 2_000).stream().sorted().toList();
    }

    private Set<String> words(String column, int longest) {
        String text = text(column, longest);
        if (text == null) {
            return Set.of();
        }
        var words = new LinkedHashSet<String>();
        for (String word : BETWEEN.split(text)) {
            String half = Text.halfWidth(word);
            if (half.length() > 40) {
                throw new RowFault(column, "text-too-long");
            }
            if (!half.isEmpty()) {
                words.add(half);
            }
        }
        return words;
    }

    /** Numbers of records between semicolons in the order given, each once. */
    public List<String> listInOrder(String column) {
        return words(column, 100_000).stream().map(ImportRow::asKey).distinct().toList();
    }

    private static String lastPart(InvalidValueException e) {
        return e.key().substring(e.key().lastIndexOf('.') + 1);
    }
}
