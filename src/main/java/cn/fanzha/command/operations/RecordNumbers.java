package cn.fanzha.command.operations;

import cn.fanzha.command.organisation.SerialNumbers;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Numbers of what people enter here: a letter, the unit's code, the month and four digits of serial, as cases have them.
 * O operation, T trip, J seizure, I inspection, G gang, D den. Imported rows keep the numbers of their source.
 */
@Component
public class RecordNumbers {

    private final SerialNumbers serials;

    RecordNumbers(SerialNumbers serials) {
        this.serials = serials;
    }

    /** The next number of the unit's month, within the caller's transaction; draw it last. */
    public String draw(char letter, UnitRef unit, Instant at) {
        YearMonth month = ChinaTime.month(at);
        return String.format(
                Locale.ROOT,
                "%c%s%04d%02d%04d",
                letter,
                unit.code(),
                month.getYear(),
                month.getMonthValue(),
                serials.draw(letter, unit.code(), month));
    }
}
