package cn.fanzha.command.organisation;

import cn.fanzha.command.shared.InvalidValueException;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Draws the four-digit serials of natural numbers, one series a letter, unit and month (Asia/Shanghai). The counter's
 * row stays locked until the caller's transaction ends, so a serial that is not used is not missing either: draw last.
 */
@Component
public class SerialNumbers {

    private final JdbcClient jdbc;

    SerialNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The next serial.
     *
     * @throws InvalidValueException {@code organisation.serial.exhausted}: the unit has drawn 9,999 in that month
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int draw(char letter, String unitCode, YearMonth month) {
        Optional<Integer> drawn = jdbc.sql("""
                        insert into month_serial as s (letter, unit_code, month, last)
                        values (:letter, :unit, :month, 1)
                        on conflict on constraint month_serial_pk do update
                        set last = s.last + 1 where s.last < 9999
                        returning last""")
                .param("letter", String.valueOf(letter))
                .param("unit", unitCode)
                .param("month", month.toString())
                .query(Integer.class)
                .optional();
        return drawn.orElseThrow(
                () -> new InvalidValueException("organisation.serial.exhausted", unitCode, month.toString()));
    }
}
